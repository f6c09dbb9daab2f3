use crate::support::{Desk, STORY, article, made_up, read, reading, stamp, verified};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use tickmark::ledger::{Durability, Filter};
use tickmark::model::{Article, ClaimId, Published, Status, Verdict};
use tickmark::review::{Grounds, Mark, mark, rounds, work};
use tickmark::tui::act::Sitting;
use tickmark::tui::draw::draw;
use tickmark::tui::state::{Mode, Prompt, Reach, State, Step, Task, Wish};
use tickmark::tui::update::{paste, update};

const NOW: &str = crate::support::NOW;

/// A reviewer in front of a ledger, without a terminal.
struct Sit {
    desk: Desk,
    state: State,
    sitting: Sitting,
}

impl Sit {
    fn at(desk: Desk, who: &str, task: Task) -> Self {
        let mut sit = Self { desk, state: State::new(who, task, false), sitting: Sitting::new(Filter::default()) };
        sit.sitting.begin(&mut sit.state, &sit.desk.ledger).unwrap();
        sit
    }

    fn queue(texts: &[&str]) -> Self {
        Self::at(Desk::with(texts), "r.k.", Task::Queue { mine: false })
    }

    fn key(&mut self, code: KeyCode) -> Option<Wish> {
        let wish = update(&mut self.state, KeyEvent::new(code, KeyModifiers::NONE), NOW);
        if let Some(wish) = wish.clone() {
            let by = stamp(&self.state.reviewer);
            self.sitting.act(&mut self.state, &mut self.desk.ledger, &by, wish).unwrap();
        }
        wish
    }

    /// Types letters; a line's end is the enter key.
    fn keys(&mut self, typed: &str) {
        for c in typed.chars() {
            self.key(if c == '\n' { KeyCode::Enter } else { KeyCode::Char(c) });
        }
    }

    fn status(&self, claim: i64) -> Status {
        self.desk.ledger.claim(ClaimId(claim)).unwrap().status()
    }

    fn shown(&self) -> i64 {
        self.state.claim().map_or(0, |claim| claim.0)
    }

    fn said(&self) -> &str {
        self.state.message.as_ref().map_or("", |message| message.text.as_str())
    }

    fn events(&self) -> i64 {
        self.desk.ledger.head().unwrap().seq
    }

    fn screen(&self, width: u16, height: u16) -> String {
        let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
        terminal.draw(|frame| draw(frame, &self.state)).unwrap();
        let buffer = terminal.backend().buffer();
        let rows = (0..height).map(|y| {
            let mut row = String::new();
            let mut x = 0;
            while x < width {
                let symbol = buffer[(x, y)].symbol();
                row.push_str(symbol);
                x += (unicode_width::UnicodeWidthStr::width(symbol) as u16).max(1);
            }
            row.trim_end().to_string()
        });
        rows.collect::<Vec<_>>().join("\n")
    }
}

#[test]
fn looking_never_marks() {
    let mut sit = Sit::queue(&[STORY]);
    let before = sit.events();
    sit.keys("jjkgGo jjkGg?xoqx/drones\n?j");
    for code in [KeyCode::Down, KeyCode::Up, KeyCode::Home, KeyCode::End, KeyCode::Esc, KeyCode::Tab, KeyCode::Delete] {
        sit.key(code);
    }
    // A verdict that was begun and left is none either.
    sit.keys("v");
    sit.key(KeyCode::Esc);
    sit.keys("esome words");
    sit.key(KeyCode::Esc);
    assert_eq!(sit.events(), before);
}

#[test]
fn one_key_gives_a_verdict_saves_it_and_goes_on() {
    let mut sit = Sit::queue(&[STORY]);
    assert_eq!(sit.shown(), 1);
    sit.keys("u");
    assert_eq!((sit.status(1), sit.shown(), sit.state.given), (Status::Unsourced, 2, 1));
    sit.keys("vhttps://example.org/post | 79 were downed\n");
    let standing = sit.desk.ledger.detail(ClaimId(2)).unwrap().card.standing.unwrap();
    assert_eq!(standing.evidence[0].quote.as_deref(), Some("79 were downed"));
    assert_eq!((sit.status(2), sit.shown()), (Status::Verified, 3));
    sit.keys("dthe minister's own table says 127\n");
    let standing = sit.desk.ledger.detail(ClaimId(3)).unwrap().card.standing.unwrap();
    assert_eq!((standing.verdict, standing.note.is_some()), (Verdict::Disputed, true));
    sit.keys("u");
    assert_eq!((sit.shown(), sit.state.given, sit.state.open), (0, 4, 0));
    assert!(sit.screen(80, 24).contains("Nothing is open"));
    assert_eq!(sit.desk.faults(), [""; 0]);
}

#[test]
fn a_verdict_that_needs_grounds_is_not_given_without_any() {
    let mut sit = Sit::queue(&[STORY]);
    let before = sit.events();
    sit.keys("v\n\n");
    assert!(sit.said().contains("rests on something"), "{}", sit.said());
    sit.keys("no/such/file.pdf\n");
    assert!(sit.said().contains("there is no file"), "{}", sit.said());
    let Mode::Prompt(_, input, _) = &sit.state.mode else { panic!("the line is there to be mended") };
    assert_eq!(input.value(), "no/such/file.pdf");
    assert_eq!((sit.events(), sit.shown()), (before, 1));
}

#[test]
fn evidence_and_notes_come_first_and_the_verdict_rests_on_them() {
    let mut sit = Sit::queue(&[STORY]);
    sit.keys("ehttps://example.org/a 126 drones\nnphoned\nc127\n");
    assert_eq!(sit.shown(), 1, "evidence does not go on");
    assert!(sit.said().contains("v, d or u gives the verdict that it belongs to"), "{}", sit.said());
    sit.keys("ehttps://example.org/b | “127 drones” | 127\n");
    sit.keys("d");
    let standing = sit.desk.ledger.detail(ClaimId(1)).unwrap().card.standing.unwrap();
    assert_eq!(
        (standing.evidence.len(), standing.note.as_deref(), standing.figure.as_deref()),
        (2, Some("phoned"), Some("127"))
    );
    sit.keys("k");
    let screen = sit.screen(80, 24).split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(screen.contains("“127 drones”, gives 127"), "{screen}");
    sit.keys("j");
    let [a, b] = &standing.evidence[..] else { panic!("two pieces") };
    assert_eq!((a.quote.as_deref(), a.figure.as_deref()), (Some("126 drones"), None));
    assert_eq!((b.quote.as_deref(), b.figure.as_deref()), (Some("127 drones"), Some("127")));
    assert_eq!(sit.shown(), 2);
}

#[test]
fn z_takes_back_step_by_step_what_this_sitting_did() {
    let mut desk = Desk::with(&[STORY]);
    desk.judge(4, Some(&verified("yesterday")));
    let mut sit = Sit::at(desk, "r.k.", Task::Queue { mine: false });
    sit.keys("u u");
    assert_eq!((sit.status(1), sit.status(3)), (Status::Unsourced, Status::Unsourced));
    assert!(sit.desk.ledger.work(ClaimId(2)).unwrap().postponed.is_some());
    sit.keys("z");
    assert_eq!((sit.status(3), sit.shown()), (Status::Unverified, 3), "back to the claim it was about");
    sit.keys("z");
    assert!(sit.desk.ledger.work(ClaimId(2)).unwrap().postponed.is_none());
    sit.keys("zz");
    assert!(sit.said().contains("nothing was done in this sitting"));
    assert_eq!((sit.status(1), sit.status(4), sit.state.given), (Status::Unverified, Status::Verified, 0));
    assert_eq!(sit.desk.faults(), [""; 0]);
}

#[test]
fn what_was_postponed_comes_again_at_the_end() {
    let mut sit = Sit::queue(&[STORY]);
    sit.keys(" uu");
    assert_eq!(sit.shown(), 4);
    sit.keys("u");
    assert_eq!(sit.shown(), 1, "the postponed one");
    sit.keys("u");
    assert_eq!(sit.shown(), 0);
}

#[test]
fn the_same_figure_elsewhere_is_shown_and_marked_as_one_action() {
    let so = "and then, as everybody had feared all day long, ".repeat(3);
    let story = |n: u8| format!("Story {n}\n\nPolice said {so}30 homes burned.");
    let mut sit = Sit::queue(&[&story(1), &story(2), &story(3), "Other\n\nPolice said 31 homes burned."]);
    let same = |sit: &Sit| {
        let cards = sit.state.view.as_ref().unwrap().same_open();
        cards.map(|card| card.id.0).collect::<Vec<_>>()
    };
    while same(&sit).is_empty() {
        sit.keys("j");
    }
    let own = sit.shown();
    let others = same(&sit);
    assert_eq!(others.len(), 2);
    let before = sit.events();
    sit.keys("a");
    let screen = sit.screen(80, 24);
    assert!(screen.contains("30 also stands, unverified, in:"), "{screen}");
    assert_eq!(screen.matches("[30] homes burned").count(), 2, "the figure is in view: {screen}");
    assert!(screen.ends_with("u unsourced: all 3, as one act · any other key leaves"), "{screen}");
    sit.keys("x");
    assert_eq!(sit.events(), before, "another key leaves");
    sit.keys("avhttps://example.org/fires\n");
    for claim in others.iter().chain([&own]) {
        assert_eq!(sit.status(*claim), Status::Verified);
    }
    sit.keys("z");
    for claim in others.iter().chain([&own]) {
        assert_eq!(sit.status(*claim), Status::Unverified, "one act, one undo");
    }
    assert_eq!(sit.desk.faults(), [""; 0]);
}

#[test]
fn what_another_process_marked_appears_and_is_not_marked_over_unseen() {
    let mut sit = Sit::queue(&[STORY]);
    let path = sit.desk.ledger.path().to_path_buf();
    let mut other = tickmark::ledger::Ledger::open(&path, tickmark::ledger::Purpose::Write).unwrap();
    let note = |words: &str| Grounds { note: Some(words.into()), ..Grounds::default() };
    let give = |ledger: &mut _, claim, words: &str| {
        let verdict = Mark::new(Verdict::Disputed, note(words)).unwrap();
        mark(ledger, &stamp("a.b."), &[ClaimId(claim)], &verdict).unwrap();
    };
    // Between the last look and the key.
    give(&mut other, 1, "no");
    sit.keys("u");
    assert!(sit.said().contains("was marked since by a.b."), "{}", sit.said());
    assert!(sit.said().ends_with("the same key once more gives yours"), "{}", sit.said());
    assert_eq!(sit.status(1), Status::Disputed);
    // The verdict is on the screen now; the same key again means it.
    assert!(sit.screen(80, 24).contains("disputed: no (a.b."));
    sit.keys("u");
    assert_eq!((sit.status(1), sit.shown()), (Status::Unsourced, 2));
    // While one looks.
    give(&mut other, 2, "nor this");
    sit.sitting.refresh(&mut sit.state, &sit.desk.ledger).unwrap();
    assert!(sit.said().contains("a.b. marked this claim disputed just now"), "{}", sit.said());
    // Those that are done meanwhile are not offered.
    give(&mut other, 3, "nor that");
    sit.keys("u");
    assert_eq!(sit.shown(), 4);
}

#[test]
fn a_blind_round_shows_nothing_of_the_first_reader() {
    let mut desk = Desk::with(&[STORY]);
    let secret = Grounds { note: Some("secret words".into()), ..Grounds::default() };
    mark(&mut desk.ledger, &stamp("r.k."), &[ClaimId(2), ClaimId(3)], &Mark::new(Verdict::Verified, secret).unwrap())
        .unwrap();
    work::flag(&mut desk.ledger, &stamp("r.k."), &[ClaimId(2)], Some("secret words"), false).unwrap();
    let mut sit = Sit::at(desk, "a.b.", Task::Round { round: 2, blind: true });
    assert_eq!(sit.state.list, [ClaimId(2), ClaimId(3)], "only what somebody else has marked");
    for _ in 0..2 {
        let screen = sit.screen(100, 30);
        assert!(
            !screen.contains("secret") && !screen.contains("verified (") && screen.contains("hidden until"),
            "{screen}"
        );
        sit.keys("j");
    }
    sit.keys("gdthe post says 97\n");
    assert!(!sit.said().contains("differ") && !sit.said().contains("agree"), "{}", sit.said());
    sit.keys("vhttps://example.org/x\n");
    assert_eq!(sit.shown(), 0, "nothing is left to read");
    assert_eq!(sit.status(2), Status::Verified, "the first verdict stands until somebody decides");
    let readings = sit.desk.ledger.readings().unwrap();
    assert_eq!(readings.len(), 2);
    // Now somebody decides about the one on which they differ.
    let mut sit = Sit::at(sit.desk, "Zoë", Task::Adjudicate);
    assert_eq!(sit.state.list, [ClaimId(2)]);
    let screen = sit.screen(80, 24);
    assert!(
        screen.contains("reader 1   r.k.: verified: secret words") && screen.contains("reader 2   a.b.: disputed"),
        "{screen}"
    );
    sit.keys("d");
    let standing = sit.desk.ledger.detail(ClaimId(2)).unwrap().card.standing.unwrap();
    assert_eq!((standing.verdict, standing.by.as_str()), (Verdict::Disputed, "Zoë"));
    assert_eq!(standing.note.as_deref(), Some("the post says 97"), "on the grounds of the reader who found the same");
    assert_eq!(sit.shown(), 0);
    sit.keys("z");
    assert_eq!((sit.status(2), sit.shown()), (Status::Verified, 2));
    assert_eq!(sit.desk.faults(), [""; 0]);
}

#[test]
fn selections_narrow_the_list_and_what_cannot_be_read_is_said() {
    let mut sit = Sit::queue(&[STORY, "Fire\n\nPolice said 30 homes burned."]);
    sit.keys("/source:police\n");
    assert_eq!(sit.state.list.len(), 1);
    // The line begins with what was asked for before, to be changed.
    sit.keys("/");
    for _ in 0..20 {
        sit.key(KeyCode::Backspace);
    }
    sit.keys("sauce:x\n");
    assert!(sit.said().contains("selects nothing"), "{}", sit.said());
    assert!(matches!(sit.state.mode, Mode::Prompt(Prompt::Filter, ..)), "the line stays to be mended");
    sit.key(KeyCode::Esc);
    sit.keys("/");
    for _ in 0..20 {
        sit.key(KeyCode::Backspace);
    }
    sit.keys("nothing like this\n");
    assert!(sit.screen(80, 24).contains("No open claim is like that"));
    sit.keys("v");
    assert!(sit.said().contains("no claim here"));
}

#[test]
fn grounds_typed_before_come_back_with_the_arrow() {
    let mut sit = Sit::queue(&[STORY]);
    sit.keys("vhttps://example.org/daily\nv");
    sit.key(KeyCode::Up);
    sit.keys("\n");
    assert_eq!((sit.status(1), sit.status(2)), (Status::Verified, Status::Verified));
}

#[test]
fn pasted_lines_are_one_line_and_send_nothing() {
    let mut sit = Sit::queue(&[STORY]);
    let before = sit.events();
    paste(&mut sit.state, "q\nu\n");
    assert!(sit.said().contains("nothing is being typed"));
    sit.keys("e");
    paste(&mut sit.state, "https://example.org/é\n\u{1b}[2J");
    let Mode::Prompt(_, input, _) = &sit.state.mode else { panic!("still typing") };
    assert_eq!(input.value(), "https://example.org/é  [2J");
    assert_eq!(sit.events(), before);
}

#[test]
fn keys_wish_what_the_help_says() {
    let mut sit = Sit::queue(&[STORY]);
    for (key, wish) in [
        ('u', Wish::Mark(Verdict::Unsourced, Reach::This, String::new())),
        (' ', Wish::Skip),
        ('z', Wish::Undo),
        ('j', Wish::Go(Step::Next)),
        ('k', Wish::Go(Step::Back)),
        ('g', Wish::Go(Step::First)),
        ('G', Wish::Go(Step::Last)),
        ('q', Wish::Quit),
    ] {
        let event = KeyEvent::new(KeyCode::Char(key), KeyModifiers::NONE);
        assert_eq!(update(&mut sit.state, event, NOW), Some(wish), "{key}");
    }
    for (key, prompt) in [
        ('v', Prompt::Grounds(Verdict::Verified, Reach::This)),
        ('d', Prompt::Grounds(Verdict::Disputed, Reach::This)),
        ('e', Prompt::Evidence(None)),
        ('n', Prompt::Note),
        ('c', Prompt::Figure),
        ('f', Prompt::Flag),
        ('/', Prompt::Filter),
    ] {
        sit.keys(&key.to_string());
        assert!(matches!(&sit.state.mode, Mode::Prompt(asked, ..) if *asked == prompt), "{key}");
        sit.key(KeyCode::Esc);
    }
    let control = |c| KeyEvent::new(KeyCode::Char(c), KeyModifiers::CONTROL);
    sit.keys("n");
    assert_eq!(update(&mut sit.state, control('z'), NOW), Some(Wish::Suspend));
    assert_eq!(update(&mut sit.state, control('c'), NOW), Some(Wish::Quit));
}

/// Two hostile articles and a long one, in every mode, at every size: nothing that a terminal obeys, no panic.
#[test]
fn hostile_text_is_visible_at_every_size() {
    let mean = "\u{1b}]0;title\u{7} 7\u{202e} dr\u{200b}ones\n\nThe \u{1b}[2Jmayor said 8\u{ad} homes \u{2066}burned in 千人千人千人.";
    let mut desk = Desk::new();
    desk.take_in(&read(Article { outlet: Some("Out\u{1b}[31mlet".into()), ..article(mean) }));
    desk.take_in(&reading(&format!("Long\n\nPolice said 30 homes {}.", "burned and burned ".repeat(300))));
    desk.take_in(&reading(&format!("9{}", "x".repeat(3000))));
    let mut sit = Sit::at(desk, "r.k.\u{202e}", Task::Queue { mine: false });
    sit.keys("e\u{202e}");
    for modes in ["", "v", "?", "o", "/"] {
        for _ in 0..5 {
            sit.key(KeyCode::Esc);
            sit.keys("j");
            sit.keys(modes);
            for (width, height) in [(80, 24), (200, 60), (20, 8), (1, 1), (3, 30), (80, 3), (500, 2)] {
                let screen = sit.screen(width, height);
                let raw: Vec<_> = screen.chars().filter(|c| *c != '\n' && tickmark::visible::hidden(*c)).collect();
                assert!(raw.is_empty(), "{raw:?} at {width}x{height}");
            }
        }
    }
}

#[test]
fn the_figure_stays_in_view_in_a_long_sentence() {
    let long =
        format!("Long\n\nPolice said {} 30 homes {}.", "and then so on ".repeat(60), "burned and burned ".repeat(60));
    let mut sit = Sit::queue(&[&long]);
    sit.keys("j");
    for (width, height) in [(80, 24), (60, 18), (132, 43)] {
        assert!(sit.screen(width, height).contains("[30]"), "{width}x{height}");
    }
}

/// An article whose sums do not come out, read by the real reader.
pub fn odd_sums() -> tickmark::ledger::Reading {
    let text = "Annual report\n\nRevenue grew 15% to $105 million from $100 million. Sales fell 18% to $46m from $50m.\n\n\
                One in five, or 40%, said they had no savings. Inspectors found faults in 30 of 120 lifts, or 40%.";
    let article = article(text);
    let found = tickmark::extract::extract(&article, tickmark::extract::Options::default());
    tickmark::ledger::Reading::new(article, &found, None, "test 0")
}

#[test]
fn what_the_checks_found_is_shown_with_its_arithmetic() {
    let mut desk = Desk::new();
    desk.take_in(&odd_sums());
    let sit = Sit::at(desk, "r.k.", Task::Queue { mine: false });
    let screen = sit.screen(100, 30);
    assert!(screen.contains("\nfinding    ") && screen.contains("why now    finding"), "{screen}");
}

/// The ledger that the pictures of `docs/review.md` are taken from.
fn pictured() -> Desk {
    let mut desk = Desk::new();
    let story = Article {
        outlet: Some("The Daily Post".into()),
        published: Some(Published("2025-03-19T08:00:00Z".into())),
        url: Some("https://example.org/drones".into()),
        ..article(
            "Air force reports 126 drones overnight\n\nSirens sounded in three regions. The air force said 79 drones of 126 launched were shot down. \
             Debris damaged a warehouse.\n\nNobody was hurt.\n\nIn the port city about 40% of homes lost power. Crews worked until dawn.",
        )
    };
    desk.take_in(&read(story));
    desk.take_in(&reading("A night of sirens\n\nPolice said 79 drones were counted."));
    desk
}

#[test]
fn the_manual_shows_the_screens_as_they_are() {
    let mut sit = Sit::at(pictured(), "r.k.", Task::Queue { mine: false });
    let mut pictures = Vec::new();
    let mut take = |name: &str, sit: &Sit| pictures.push((name.to_string(), sit.screen(80, 24)));
    sit.keys("/figure:79 outlet:daily\n");
    take("claim", &sit);
    sit.keys("v");
    sit.keys("https://example.org/post | 79 were shot down");
    take("grounds", &sit);
    sit.key(KeyCode::Esc);
    sit.keys("a");
    take("same", &sit);
    sit.keys("xdthe ministry's table says 97\n?");
    take("keys", &sit);
    let mut desk = sit.desk;
    rounds::read(
        &mut desk.ledger,
        &stamp("a.b."),
        ClaimId(2),
        2,
        true,
        &Mark::new(Verdict::Verified, Grounds::typed(&["https://example.org/post".into()], None, None, None).unwrap())
            .unwrap(),
    )
    .unwrap();
    let mut sit = Sit::at(desk, "Zoë", Task::Adjudicate);
    sit.keys("g");
    take("differ", &sit);
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/review.md");
    let mut manual = std::fs::read_to_string(&path).unwrap();
    let before = manual.clone();
    for (name, picture) in pictures {
        let open = format!("<!-- screen: {name} -->\n```text\n");
        let from =
            manual.find(&open).unwrap_or_else(|| panic!("docs/review.md has no place for `{name}`")) + open.len();
        let to = from + manual[from..].find("```").expect("the block ends");
        manual.replace_range(from..to, &format!("{}\n", picture.trim_end()));
    }
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&path, &manual).unwrap();
    } else {
        assert!(manual == before, "docs/review.md is stale: BLESS=1 cargo test the_manual_shows");
    }
}

/// Two hundred claims in a row by a scripted reviewer, without a terminal: nothing lost, nothing doubled.
#[test]
fn a_sitting_of_two_hundred_claims_loses_and_doubles_nothing() {
    let mut desk = Desk::new();
    let many: Vec<_> = (0..8).map(|n| read(made_up(n))).collect();
    desk.ledger
        .write(&stamp("importer"), Durability::Relaxed, |w| many.iter().try_for_each(|r| w.take_in(r).map(drop)))
        .unwrap();
    let n = desk.ledger.stats(0).unwrap().claims.min(200) as usize;
    let mut sit = Sit::at(desk, "r.k.", Task::Queue { mine: false });
    let mut marked = std::collections::BTreeSet::new();
    for at in 0..n {
        assert!(marked.insert(sit.shown()), "claim {} came twice", sit.shown());
        match at % 3 {
            0 => sit.keys("u"),
            1 => sit.keys("vhttps://example.org/daily\n"),
            _ => sit.keys("dcounted again\n"),
        }
    }
    let stats = sit.desk.ledger.stats(0).unwrap();
    assert_eq!((stats.verified + stats.disputed + stats.unsourced) as usize, n);
    assert_eq!((sit.state.given, marked.len()), (n, n));
    assert_eq!(sit.desk.faults(), [""; 0]);
}

/// What a first sitting stumbled over: the toll in the headline and the toll below it, and a selection that was finished.
#[test]
fn the_same_figure_in_the_article_is_told_and_marked_with_it() {
    let mut sit = Sit::queue(&[STORY]);
    assert_eq!(sit.shown(), 1);
    let screen = sit.screen(80, 24);
    assert!(screen.contains("also here  claim 3: open (a marks it, too)"), "{screen}");
    sit.keys("a");
    let screen = sit.screen(80, 24);
    assert!(screen.contains("3  this article · The air force"), "{screen}");
    sit.keys("u");
    assert_eq!((sit.status(1), sit.status(3)), (Status::Unsourced, Status::Unsourced));
    assert_eq!((sit.said(), sit.shown()), ("2 claims: unsourced · z takes all of it back", 2));
    sit.keys("z");
    assert_eq!((sit.status(1), sit.status(3)), (Status::Unverified, Status::Unverified));
    sit.keys("uj");
    assert_eq!(sit.shown(), 3);
    let screen = sit.screen(80, 24);
    assert!(screen.contains("also here  claim 1 (headline): unsourced"), "{screen}");
}

#[test]
fn a_selection_that_was_gone_through_says_so_and_the_next_line_is_empty() {
    let mut sit = Sit::queue(&[STORY]);
    sit.keys("/homes\nu");
    assert!(sit.screen(80, 24).contains("Nothing is left of this selection."), "{}", sit.screen(80, 24));
    sit.keys("/\n");
    assert!(!sit.state.list.is_empty(), "an empty line selects all");
}

#[test]
fn every_line_of_hints_fits_a_screen_of_80_columns() {
    let mut sit = Sit::queue(&[STORY]);
    for key in ['v', 'e', 'n', 'c', 'f', '/'] {
        sit.key(KeyCode::Char(key));
        let screen = sit.screen(80, 24);
        assert!(screen.trim_end().ends_with("Esc leaves"), "{key}: {screen}");
        sit.key(KeyCode::Esc);
    }
}

/// What a second sitting stumbled over, each mended where it was.
#[test]
fn a_refusal_is_told_whole_and_gone_when_the_line_is_mended() {
    let mut sit = Sit::queue(&[STORY]);
    sit.keys("v\n");
    let screen = sit.screen(80, 24);
    assert!(screen.contains("Esc leaves, u is\nunsourced\nverified, on what?"), "{screen}");
    sit.keys("n");
    assert_eq!(sit.said(), "", "the line is another one now");
    sit.keys("o/such.pdf\n");
    let screen = sit.screen(80, 24);
    assert!(screen.contains("there is no file no/such.pdf") && screen.contains("for its hash\n"), "{screen}");
    sit.key(KeyCode::Esc);
    sit.keys("v");
    sit.key(KeyCode::Up);
    let Mode::Prompt(_, input, _) = &sit.state.mode else { panic!("still typing") };
    assert_eq!(input.value(), "", "what was refused does not come back");
    sit.key(KeyCode::Esc);
    sit.keys("ea phone call\n");
    assert!(sit.said().ends_with("words are a note: Esc, then n"), "{}", sit.said());
    sit.key(KeyCode::Esc);
    sit.keys("/min:many\n");
    assert_eq!(sit.said(), "`min:many` selects nothing; it takes a number, as in min:250 or min:1.5m");
}

#[test]
fn a_line_whose_beginning_is_out_of_view_says_so() {
    let mut sit = Sit::queue(&[STORY]);
    sit.keys("v");
    sit.keys(&format!("https://example.org/{}/end", "a".repeat(80)));
    let screen = sit.screen(80, 24);
    let typed = screen.lines().find(|line| line.starts_with("verified, on what?")).unwrap();
    assert!(typed.starts_with("verified, on what? …a") && typed.ends_with("/end"), "{typed}");
}

#[test]
fn a_file_in_the_home_folder_is_found_by_its_short_name() {
    let mut sit = Sit::queue(&[STORY]);
    let home = sit.desk.folder.path().to_path_buf();
    std::fs::write(home.join("notes.txt"), "126").unwrap();
    sit.state.home = Some(home.clone());
    sit.keys("v~/notes.txt\n");
    let standing = sit.desk.ledger.detail(ClaimId(1)).unwrap().card.standing.unwrap();
    let tickmark::model::Place::File { path, .. } = &standing.evidence[0].place else { panic!("a file") };
    assert_eq!(std::path::Path::new(path), home.join("notes.txt"));
}

#[test]
fn the_article_scrolls_by_lines_to_its_very_end() {
    let long = format!("Long\n\nPolice said 30 homes burned. {}The end of it.", "Then the wind turned. ".repeat(200));
    let mut sit = Sit::queue(&[&long]);
    sit.keys("o");
    let screen = sit.screen(80, 24);
    assert!(screen.contains("[30] homes") && screen.contains("lines 1–18 of "), "{screen}");
    sit.keys("j");
    assert!(sit.screen(80, 24).contains("lines 2–19 of "));
    sit.keys("G");
    let screen = sit.screen(80, 24);
    let rows: Vec<&str> = screen.lines().collect();
    assert!(rows[20].ends_with("The end of it.") && rows[3].contains("wind"), "a full screen: {screen}");
    sit.keys("jjjk");
    let up = sit.screen(80, 24);
    assert!(up != screen && up.contains("wind"), "what is pressed at the end need not be taken back");
    sit.keys("g");
    assert!(sit.screen(80, 24).contains("[30] homes"));
    sit.keys("x");
    assert!(matches!(sit.state.mode, Mode::Claim));
    // A claim far down is in view when the article is opened.
    let deep = format!("Deep\n\n{}\n\nPolice said 30 homes burned.", "The wind turned. ".repeat(400));
    let mut sit = Sit::queue(&[&deep]);
    sit.keys("o");
    assert!(sit.screen(80, 24).contains("[30] homes"), "{}", sit.screen(80, 24));
}

#[test]
fn the_verdict_is_in_view_however_small_the_screen_is() {
    let mut desk = Desk::new();
    desk.take_in(&odd_sums());
    let mut sit = Sit::at(desk, "r.k.", Task::Queue { mine: false });
    sit.keys("fwhich of them is right, and as of when was it so\n");
    for (width, height) in [(80, 24), (60, 16), (40, 12), (34, 10)] {
        let screen = sit.screen(width, height);
        assert!(screen.contains("verdict") && screen.contains("none yet"), "{width}x{height}: {screen}");
    }
    assert!(sit.screen(40, 12).contains("… and more: `tickmark show 2`"), "{}", sit.screen(40, 12));
}

#[test]
fn the_foot_names_as_many_keys_as_there_is_room_for() {
    let mut sit = Sit::queue(&[STORY]);
    let foot = |sit: &Sit, width| sit.screen(width, 24).lines().last().unwrap().to_string();
    assert!(foot(&sit, 120).contains("n note  c correct  o article"), "{}", foot(&sit, 120));
    assert!(foot(&sit, 50).starts_with("v verified  d disputed  u unsourced"), "{}", foot(&sit, 50));
    assert!(foot(&sit, 50).ends_with("? all keys"));
    sit.keys("v");
    assert!(foot(&sit, 40).ends_with("Esc leaves"), "{}", foot(&sit, 40));
    sit.key(KeyCode::Esc);
    sit.keys("/nowhere\n");
    assert!(!foot(&sit, 120).contains("verified") && foot(&sit, 120).contains("/ selects others"));
    assert!(sit.screen(80, 24).contains("No open claim is like that"));
    // A selection in which there never was anything was not gone through.
    sit.keys("/\nu/nowhere\n");
    assert!(sit.screen(80, 24).contains("No open claim is like that"), "{}", sit.screen(80, 24));
    sit.keys("/\n");
    for code in [KeyCode::Enter, KeyCode::Tab] {
        sit.key(code);
        assert!(sit.said().contains("is no key here"), "{}", sit.said());
    }
}

#[test]
fn help_scrolls_where_it_is_longer_than_the_screen() {
    let mut sit = Sit::queue(&[STORY]);
    sit.state.size = (60, 12);
    sit.keys("?");
    assert!(!sit.screen(60, 12).contains("everything is saved already"));
    sit.keys("G");
    assert!(sit.screen(60, 12).contains("everything is saved already"), "{}", sit.screen(60, 12));
    sit.keys("x");
    assert!(matches!(sit.state.mode, Mode::Claim));
}

#[test]
fn what_a_verdict_rests_on_carries_the_same_figure_elsewhere() {
    let story = |n: char| format!("Story {n}\n\nPolice said 30 homes burned.");
    let mut sit = Sit::queue(&[&story('A'), &story('B'), &story('C')]);
    sit.keys("vhttps://example.org/fires | 30 homes\nk");
    let first = sit.shown();
    assert_eq!(sit.status(first), Status::Verified);
    sit.keys("av");
    assert_eq!(sit.said(), "2 claims: verified · z takes all of it back");
    for claim in 1..=3 {
        let standing = sit.desk.ledger.detail(ClaimId(claim)).unwrap().card.standing.unwrap();
        assert_eq!((standing.verdict, standing.evidence.len()), (Verdict::Verified, 1), "claim {claim}");
    }
    sit.keys("z");
    assert_eq!([1, 2, 3].iter().filter(|claim| sit.status(**claim) == Status::Verified).count(), 1);
    // What was gathered for the one that is shown serves all of them, too.
    let mut sit = Sit::queue(&[&story('A'), &story('B')]);
    sit.keys("ehttps://example.org/fires\nad");
    assert_eq!(sit.said(), "2 claims: disputed · z takes all of it back");
    assert_eq!((sit.status(1), sit.status(2)), (Status::Disputed, Status::Disputed));
    assert_eq!(sit.desk.faults(), [""; 0]);
}

#[test]
fn evidence_of_a_further_reader_is_that_readers_own() {
    let mut desk = Desk::with(&[STORY]);
    desk.judge(2, Some(&verified("first")));
    let before = desk.ledger.detail(ClaimId(2)).unwrap().card.standing.unwrap();
    let mut sit = Sit::at(desk, "a.b.", Task::Round { round: 2, blind: true });
    sit.keys("ehttps://example.org/second\n");
    let screen = sit.screen(80, 24);
    assert!(screen.contains("so far     https://example.org/second") && screen.contains("hidden until"), "{screen}");
    assert!(!screen.contains(" open"), "how many have no verdict says nothing about a round: {screen}");
    sit.keys("d");
    let detail = sit.desk.ledger.detail(ClaimId(2)).unwrap();
    assert_eq!(detail.card.standing.unwrap(), before, "the first reader's verdict is as it was");
    let readings = detail.work.readings.unwrap();
    let own = readings.of("a.b.").unwrap();
    assert_eq!((own.found.verdict, own.found.evidence.len()), (Verdict::Disputed, 1));
    assert_eq!(sit.desk.faults(), [""; 0]);
}

#[test]
fn who_thinks_again_in_a_round_gives_another_reading_for_the_first() {
    let mut desk = Desk::with(&[STORY]);
    desk.judge(2, Some(&verified("first")));
    desk.judge(3, Some(&verified("first")));
    desk.judge(4, Some(&verified("first")));
    let mut sit = Sit::at(desk, "a.b.", Task::Round { round: 2, blind: true });
    sit.keys("uuk");
    let claim = sit.shown();
    assert_eq!((sit.state.given, claim), (2, 3));
    sit.keys("dthe table says 97\n");
    let readings = sit.desk.ledger.work(ClaimId(claim)).unwrap().readings.unwrap();
    assert_eq!((readings.list.len(), readings.of("a.b.").unwrap().found.verdict), (2, Verdict::Disputed));
    assert_eq!(sit.state.given, 2, "thought again, not read twice");
    sit.keys("z");
    let readings = sit.desk.ledger.work(ClaimId(claim)).unwrap().readings;
    assert!(readings.is_none_or(|readings| readings.of("a.b.").is_none()));
    assert_eq!(sit.desk.faults(), [""; 0]);
}

#[test]
fn what_the_checks_found_is_put_aside_by_a_key_and_comes_back() {
    let mut desk = Desk::new();
    desk.take_in(&odd_sums());
    let mut sit = Sit::at(desk, "r.k.", Task::Queue { mine: false });
    let claim = sit.shown();
    let found = |sit: &Sit| sit.state.view.as_ref().unwrap().findings.len();
    let n = found(&sit);
    assert!(n > 0);
    sit.keys("x\n");
    assert!(sit.said().contains("for a reason"), "{}", sit.said());
    sit.keys("the rate is of another year\n");
    assert_eq!((sit.shown(), found(&sit)), (claim, 0));
    assert!(sit.said().starts_with("put aside") || n > 1, "{}", sit.said());
    sit.keys("x");
    assert!(sit.said().contains("found nothing here"), "{}", sit.said());
    sit.keys("z");
    assert_eq!(found(&sit), n);
    assert!(sit.said().contains("putting aside"), "{}", sit.said());
    assert_eq!(sit.desk.faults(), [""; 0]);
}

#[test]
fn undoing_says_what_was_taken_back() {
    let mut sit = Sit::queue(&[STORY]);
    sit.keys("u");
    sit.keys("z");
    assert_eq!(sit.said(), "taken back: `unsourced` of claim 1 (126 drones)");
    sit.keys("fwhy\nz");
    assert!(sit.said().starts_with("taken back: the change of the flag of claim 1"), "{}", sit.said());
    sit.keys("nphoned\nz");
    assert!(sit.said().starts_with("taken back: what you wrote down of claim 1"), "{}", sit.said());
    sit.keys(" z");
    assert!(sit.said().starts_with("taken back: “later” of claim 1"), "{}", sit.said());
    sit.keys("ukehttps://example.org/post\n");
    assert!(sit.said().starts_with("saved beside the verdict"), "{}", sit.said());
    sit.keys("z");
    assert!(sit.said().starts_with("taken back: what you added to `unsourced` of claim 1"), "{}", sit.said());
}

#[test]
fn only_the_queue_offers_to_mark_the_same_figure_elsewhere() {
    let story = |n: char| format!("Story {n}\n\nPolice said 30 homes burned. Later 30 homes were dry.");
    let desk = Desk::with(&[&story('A'), &story('B')]);
    let sit = Sit::at(desk, "a.b.", Task::Queue { mine: false });
    let screen = sit.screen(80, 24);
    assert!(screen.contains("elsewhere  in 1 other article: 2 open\n"), "{screen}");
    assert_eq!(screen.matches("(a marks them, too)").count(), 1, "{screen}");
    let mut desk = sit.desk;
    desk.judge(1, Some(&verified("first")));
    let sit = Sit::at(desk, "a.b.", Task::Round { round: 2, blind: false });
    let screen = sit.screen(80, 24);
    assert!(screen.contains("also here  claim 2: open\n") && !screen.contains("(a marks"), "{screen}");
}
