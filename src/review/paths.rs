//! From what a person names to the inputs that are read: files as named, folders with all the texts in them.

use std::collections::BTreeMap;
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

/// What a path stands for.
#[derive(Debug, Default)]
pub struct Found {
    /// The files to read, sorted by name.
    pub files: Vec<PathBuf>,
    /// Files in the folder that are not read, for they are not named like texts: how many of each ending.
    pub left: BTreeMap<String, usize>,
    /// Folders inside it that could not be looked into; the others are read all the same.
    pub closed: Vec<(PathBuf, io::Error)>,
}

/// The files that a path stands for: itself, or every text in the folder and in the folders inside it, sorted by name.
/// What is hidden is left alone, and so are links to folders, which may lead round in circles.
///
/// # Errors
/// When nothing stands there, or the folder itself cannot be read.
pub fn files(path: &Path) -> io::Result<Found> {
    let mut found = Found::default();
    if !fs::metadata(path)?.is_dir() {
        found.files.push(path.to_path_buf());
        return Ok(found);
    }
    walk(path, &mut found)?;
    found.files.sort_unstable();
    found.closed.sort_by(|a, b| a.0.cmp(&b.0));
    Ok(found)
}

fn walk(folder: &Path, found: &mut Found) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        let path = entry.path();
        if entry.file_type()?.is_dir() {
            if let Err(cause) = walk(&path, found) {
                found.closed.push((path, cause));
            }
        } else if fs::metadata(&path).is_ok_and(|file| file.is_file()) {
            match ending(&path) {
                Some(ending) if ENDINGS.contains(&&*ending) => found.files.push(path),
                ending => *found.left.entry(ending.unwrap_or_default()).or_default() += 1,
            }
        }
    }
    Ok(())
}

/// What the name ends in, in small letters, `.gz` behind it or not.
fn ending(path: &Path) -> Option<String> {
    let name = path.file_name().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
    let name = name.strip_suffix(".gz").unwrap_or(&name);
    name.rsplit_once('.').map(|(_, ending)| ending.to_string())
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
        let found = files(root).unwrap();
        let names: Vec<_> = found.files.iter().map(|p| p.strip_prefix(root).unwrap().display().to_string()).collect();
        assert_eq!(names, ["a.MD", "b/c.txt", "b/d.html.gz", "z.txt"]);
        let left: Vec<_> = found.left.iter().map(|(ending, n)| (ending.as_str(), *n)).collect();
        assert_eq!(left, [("", 2), ("jpg", 1), ("json", 1)], "what is not read is counted");
        assert_eq!(files(&root.join("b/photo.jpg")).unwrap().files, [root.join("b/photo.jpg")]);
        assert!(files(&root.join("nowhere")).is_err());
    }

    #[test]
    fn the_page_on_formats_says_what_is_read_of_a_folder() {
        let page = include_str!("../../docs/formats.md");
        for ending in ENDINGS {
            assert!(page.contains(&format!("`.{ending}`")), "{ending}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_folder_that_is_closed_does_not_keep_the_others_from_being_read() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let (root, closed) = (folder.path(), folder.path().join("b"));
        fs::create_dir(&closed).unwrap();
        ["a.txt", "c.txt"].iter().for_each(|name| fs::write(root.join(name), "x").unwrap());
        fs::set_permissions(&closed, fs::Permissions::from_mode(0o000)).unwrap();
        let found = files(root).unwrap();
        assert_eq!(found.files, [root.join("a.txt"), root.join("c.txt")]);
        // Nothing is closed to the superuser.
        if fs::read_dir(&closed).is_err() {
            assert_eq!(found.closed.iter().map(|(path, _)| path.as_path()).collect::<Vec<_>>(), [closed.as_path()]);
        }
        fs::set_permissions(&closed, fs::Permissions::from_mode(0o700)).unwrap();
    }
}
