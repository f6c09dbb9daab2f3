use crate::cli::tickmark;
use crate::support::{Desk, STORY};
use std::path::Path;
use std::process::{Command, Output};
use tickmark::ledger::{Ledger, Purpose};

/// Runs a script in a name space of its own, where it may mount what it likes; none where the system does not allow it.
fn alone(folder: &Path, script: &str) -> Option<Output> {
    let program = env!("CARGO_BIN_EXE_tickmark");
    let done = Command::new("unshare")
        .args(["--user", "--map-root-user", "--mount", "sh", "-c"])
        .arg(format!("mount -t tmpfs none /mnt || exit 77; cd {} && {script}", folder.display()))
        .env("T", program)
        .env("TICKMARK_REVIEWER", "r.k.")
        .output();
    match done {
        Ok(done) if done.status.code() != Some(77) && !told(&done).contains("unshare failed") => Some(done),
        _ => {
            eprintln!("skipped: no name space of one's own to mount in");
            None
        }
    }
}

fn told(done: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&done.stdout), String::from_utf8_lossy(&done.stderr))
}

#[test]
fn on_a_full_disk_a_mark_is_refused_and_what_was_there_stays() {
    let desk = Desk::with(&[STORY]);
    drop(desk.ledger);
    let folder = desk.folder.path();
    let script = "mount -t tmpfs -o size=1m none /mnt && cp tickmark.db /mnt/ && cd /mnt &&
        head -c 64k /dev/zero > slack; head -c 4m /dev/zero > filler;
        $T mark 2 unsourced; echo first $?; rm slack; $T mark 2 unsourced; echo second $?; rm filler;
        $T ledger verify && $T mark 2 unsourced && $T ledger verify";
    let Some(done) = alone(folder, script) else { return };
    let told = told(&done);
    // With no room at all SQLite cannot even begin; with a little it sees that the disk is full.
    assert!(told.contains("first 2") && told.contains("hint: is the disk full?"), "{told}");
    assert!(told.contains("second 2") && told.contains("error: the disk is full"), "{told}");
    assert_eq!(told.matches("all as the log says").count(), 2, "{told}");
}

#[test]
fn a_file_that_may_not_grow_is_an_error_with_a_hint() {
    let desk = Desk::with(&[STORY]);
    drop(desk.ledger);
    let folder = desk.folder.path();
    let script = format!("trap '' XFSZ; ulimit -f 4; exec {} mark 2 unsourced", env!("CARGO_BIN_EXE_tickmark"));
    let done = Command::new("sh").current_dir(folder).args(["-c", &script]).env("TICKMARK_REVIEWER", "r.k.").output();
    let done = done.unwrap();
    assert_eq!(done.status.code(), Some(2), "{}", told(&done));
    assert!(told(&done).contains("hint: "), "{}", told(&done));
    let ledger = Ledger::open(&folder.join("tickmark.db"), Purpose::Read).unwrap();
    assert_eq!(ledger.verify(None).unwrap().faults, []);
}

#[test]
fn a_ledger_on_a_read_only_disk_can_be_read_and_not_marked() {
    let desk = Desk::with(&[STORY]);
    drop(desk.ledger);
    let folder = desk.folder.path();
    let script = "mount -t tmpfs none /mnt && cp tickmark.db /mnt/ && mount -o remount,ro /mnt && cd /mnt &&
        $T list && $T ledger verify; $T mark 2 unsourced; echo mark $?; $T import tickmark.db; echo import $?";
    let Some(done) = alone(folder, script) else { return };
    let told = told(&done);
    assert!(told.contains("79 ") && told.contains("all as the log says"), "{told}");
    assert!(told.contains("mark 2") && told.contains("import 2"), "{told}");
    assert_eq!(told.matches("error: tickmark.db cannot be written").count(), 2, "{told}");
    assert_eq!(told.matches("hint: the file and its folder must be writable").count(), 2, "{told}");
}

#[test]
fn in_a_read_only_folder_no_ledger_is_made() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("story.txt"), STORY).unwrap();
    let script = "mount -t tmpfs none /mnt && cp story.txt /mnt/ && mount -o remount,ro /mnt && cd /mnt &&
        $T --ledger new.db import story.txt; echo code $?";
    let Some(done) = alone(folder.path(), script) else { return };
    let told = told(&done);
    assert!(told.contains("error: new.db cannot be written") && told.contains("code 2"), "{told}");
}

#[test]
fn without_a_name_nobody_acts() {
    let desk = Desk::with(&[STORY]);
    let mut command = tickmark(desk.folder.path());
    let done = command.env("TICKMARK_REVIEWER", "  ").args(["mark", "2", "unsourced"]).output().unwrap();
    assert_eq!(done.status.code(), Some(2));
    assert!(told(&done).contains("error: it is not known who you are"));
}
