//! What stands under a picture: "FILE PHOTO: … REUTERS/Jane Doe", "Image caption Dozens of officers were sent".
//!
//! A caption is the article's own words and keeps its figures; it is only called by its name.

/// Those who send newspapers their pictures, as they stand in credits.
pub const AGENCIES: &[&str] = &[
    "REUTERS/", "/Reuters", "/REUTERS", "Getty Images", "(AP", "/AP", "AP Photo", "/AFP", "(AFP", "AFP/", "/EPA",
    "EPA/", "EPA-EFE", "/PA", "PA Wire", "/UPI", "Shutterstock", "/Bloomberg", "Anadolu", "Alamy", "/Pool", "via AP",
    "Pixabay", "Unsplash", "iStock", "/TASS",
];

const LABELS: &[&str] = &[
    "FILE PHOTO:",
    "FILE PHOTO -",
    "FILE -",
    "FILE –",
    "File photo:",
    "File:",
    "Image copyright ",
    "Image caption ",
    "Media caption ",
    "Media playback is unsupported on your device Media caption ",
    "Enlarge this image toggle caption ",
    "Hide caption ",
    "Facebook Twitter Pinterest ",
    "Caption:",
    "In this photo",
    "In this image",
    "Pictured:",
];

/// Whether a line is a caption.
pub fn fits(line: &str) -> bool {
    if line.len() > 600 {
        return false;
    }
    if LABELS.iter().any(|label| line.starts_with(label)) {
        return true;
    }
    // The credit closes the line and is no sentence: "(AP Photo/Jane Doe)", "REUTERS/Jane Doe", "Photograph: Jane Doe/AP".
    let tail = &line[line.ceil_char_boundary(line.len().saturating_sub(60))..];
    let closes = !line.ends_with(['.', '!', '?', '"', '”', '’', ':']);
    closes && AGENCIES.iter().any(|agency| tail.contains(agency)) && line.len() > tail.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn captions_are_known_by_label_or_credit() {
        assert!(fits("FILE PHOTO: Rescuers carry one of 15 victims, January 24, 2019. REUTERS/Jane Doe"));
        assert!(fits("Image copyright AFP Image caption Dozens of armed officers were deployed"));
        assert!(fits("Rescuers search for 40 people who are still missing after the ferry sank. (Jane Doe/AFP)"));
        assert!(!fits("Rescuers searched for 40 people, the AP reported."));
        assert!(!fits("The pictures, sold to Getty Images and two other agencies for $4 million, are lost."));
    }
}
