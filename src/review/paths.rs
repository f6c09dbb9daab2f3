//! From what a person names to the inputs that are read: files as named, folders with all the texts in them.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Something to read an article from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A file.
    File(PathBuf),
    /// Bytes that are here already, such as standard input, under this name.
    Bytes(String, Vec<u8>),
    /// A page that was fetched.
    Page {
        /// Where it was found.
        url: String,
        /// What the server said that it is.
        media_type: Option<String>,
        /// Its bytes.
        bytes: Vec<u8>,
    },
}

impl Input {
    /// Its name in messages and in the ledger.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::File(path) => path.display().to_string(),
            Self::Bytes(name, _) => name.clone(),
            Self::Page { url, .. } => url.clone(),
        }
    }
}

/// The endings of files that are read out of a folder, `.gz` after them or not. A file that is named is read whatever its
/// name; `.json` and `.xml` are more often something else than news.
pub const ENDINGS: &[&str] = &["txt", "text", "md", "markdown", "html", "htm", "xhtml", "rss", "atom", "ninjs"];

/// The files that a path stands for: itself, or every text in the folder and in the folders inside it, sorted by name.
/// What is hidden is left alone, and so are links to folders, which may lead round in circles.
///
/// # Errors
/// When nothing stands there, or a folder cannot be read.
pub fn files(path: &Path) -> io::Result<Vec<PathBuf>> {
    if !fs::metadata(path)?.is_dir() {
        return Ok(vec![path.to_path_buf()]);
    }
    let mut found = Vec::new();
    walk(path, &mut found)?;
    found.sort_unstable();
    Ok(found)
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        let path = entry.path();
        if entry.file_type()?.is_dir() {
            walk(&path, found)?;
        } else if is_text(&path) && fs::metadata(&path).is_ok_and(|file| file.is_file()) {
            found.push(path);
        }
    }
    Ok(())
}

fn is_text(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
    let name = name.strip_suffix(".gz").unwrap_or(&name);
    name.rsplit_once('.').is_some_and(|(_, ending)| ENDINGS.contains(&ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_all_its_texts_sorted_and_a_named_file_is_itself() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        fs::create_dir_all(root.join("b/.git")).unwrap();
        for name in [
            "z.txt", "a.MD", "b/c.txt", "b/d.html.gz", "b/e.gz", "b/f.json", "b/.git/x.txt", ".hidden.txt",
            "b/photo.jpg", "b/noending",
        ] {
            fs::write(root.join(name), "x").unwrap();
        }
        #[cfg(unix)]
        std::os::unix::fs::symlink(root, root.join("b/round")).unwrap();
        let names: Vec<_> =
            files(root).unwrap().iter().map(|p| p.strip_prefix(root).unwrap().display().to_string()).collect();
        assert_eq!(names, ["a.MD", "b/c.txt", "b/d.html.gz", "z.txt"]);
        assert_eq!(files(&root.join("b/photo.jpg")).unwrap(), [root.join("b/photo.jpg")]);
        assert!(files(&root.join("nowhere")).is_err());
    }
}
