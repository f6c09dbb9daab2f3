//! What a site asks of programs: robots.txt, as RFC 9309 has it.
//!
//! `User-agent: *`, `Disallow: /drafts/` → `/drafts/story` is not to be read. The group that names this program counts,
//! else the one for all; of the rules that fit the longest wins, and of two equally long the one that allows.

/// The rules that concern one program.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Robots {
    rules: Vec<(bool, String)>,
}

/// Rules that are kept of one file.
const MOST: usize = 5_000;

impl Robots {
    /// The rules for the program of this name.
    pub(super) fn read(bytes: &[u8], name: &str) -> Self {
        let text = String::from_utf8_lossy(bytes);
        let text = text.trim_start_matches('\u{feff}');
        let (mut own, mut all): (Option<Self>, Self) = (None, Self::default());
        let (mut for_own, mut for_all, mut naming) = (false, false, false);
        for line in text.split(['\n', '\r']) {
            let line = line.split('#').next().unwrap_or_default();
            let Some((key, value)) = line.split_once(':') else { continue };
            let (key, value) = (key.trim().to_ascii_lowercase(), value.trim());
            match key.as_str() {
                "user-agent" => {
                    if !naming {
                        (for_own, for_all) = (false, false);
                    }
                    naming = true;
                    let token = value.split(['/', ' ']).next().unwrap_or_default();
                    for_own |= token.eq_ignore_ascii_case(name);
                    for_all |= token == "*";
                    if for_own {
                        own.get_or_insert_default();
                    }
                }
                "allow" | "disallow" => {
                    naming = false;
                    let rule = (key == "allow", value.to_string());
                    if value.is_empty() {
                        continue;
                    }
                    if let Some(own) = own.as_mut().filter(|own| for_own && own.rules.len() < MOST) {
                        own.rules.push(rule.clone());
                    }
                    if for_all && all.rules.len() < MOST {
                        all.rules.push(rule);
                    }
                }
                _ => {}
            }
        }
        own.unwrap_or(all)
    }

    /// Whether a path, its query with it, may be read.
    pub(super) fn allow(&self, path: &str) -> bool {
        let fitting = self.rules.iter().filter(|(_, pattern)| fits(pattern, path));
        fitting.max_by_key(|(allows, pattern)| (pattern.len(), *allows)).is_none_or(|(allows, _)| *allows)
    }
}

/// Whether a pattern, with `*` for anything and `$` for the end, fits the path from its beginning.
fn fits(pattern: &str, path: &str) -> bool {
    let (pattern, whole) = pattern.strip_suffix('$').map_or((pattern, false), |pattern| (pattern, true));
    let mut parts = pattern.split('*');
    let first = parts.next().unwrap_or_default();
    let Some(mut rest) = path.strip_prefix(first) else { return false };
    let parts: Vec<&str> = parts.collect();
    for (n, part) in parts.iter().enumerate() {
        if whole && n + 1 == parts.len() {
            return rest.ends_with(part);
        }
        match rest.find(part) {
            Some(at) => rest = &rest[at + part.len()..],
            None => return false,
        }
    }
    !whole || rest.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn allows(text: &str, path: &str) -> bool {
        Robots::read(text.as_bytes(), "tickmark").allow(path)
    }

    #[test]
    fn the_longest_rule_wins_and_of_two_equals_the_friendly_one() {
        let text = "User-agent: *\nDisallow: /news/\nAllow: /news/open/\nDisallow: /x\nAllow: /x\n";
        assert!(!allows(text, "/news/1") && allows(text, "/news/open/1") && allows(text, "/") && allows(text, "/x"));
    }

    #[test]
    fn the_group_that_names_the_program_counts() {
        let text = "\u{feff}user-agent: other\nuser-agent: Tickmark/2.0\nDisallow: /a # not here\n\nUser-agent: *\nDisallow: /\n";
        assert!(!allows(text, "/a") && allows(text, "/b"));
        assert!(allows("User-agent: tickmark\nDisallow:\nUser-agent: *\nDisallow: /", "/"));
        assert!(!allows("User-agent: *\rDisallow: /", "/"));
    }

    #[test]
    fn stars_and_ends_are_understood() {
        let text = "User-agent: *\nDisallow: /*.pdf$\nDisallow: /*?print=\n";
        assert!(!allows(text, "/a/b.pdf") && allows(text, "/a/b.pdf?x") && !allows(text, "/a?print=1"));
        assert!(allows("", "/") && allows("<html>", "/") && allows("Disallow: /", "/"), "no group, no rule");
    }

    #[test]
    fn a_hostile_file_is_read_soon() {
        let stars = format!("User-agent: *\nDisallow: /{}$\n", "*a".repeat(20_000));
        assert!(allows(&stars, &format!("/{}", "a".repeat(2_000))));
        let many = format!("User-agent: *\n{}", "Disallow: /x\n".repeat(100_000));
        assert!(!allows(&many, "/x"));
    }
}
