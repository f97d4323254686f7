//! Where words stand: in order, within their column, with what they belong to.

use super::*;

#[test]
fn every_word_is_on_paper_in_order_and_within_its_margins() {
    for form in FORMS {
        for (paper, size, nth) in [(Paper::Letter, Measure::Of(20.0), 0), (Paper::A4, Measure::Of(11.0), 1)] {
            for (name, rundown) in hostile().into_iter().skip(nth).step_by(2) {
                let mut style = style(form);
                (style.page.paper, style.page.size, style.page.line_numbers) = (paper, size, Switch::On);
                let (shown, _) = made(&rundown, &style);
                let (wanted, found) = (expected(&rundown, form).concat(), words(&shown).concat());
                assert_eq!(found.chars().count(), wanted.chars().count(), "{name} {form:?}");
                if form != PageForm::TwoColumn || name != "an endless cue" {
                    assert!(found == visible(&wanted), "{name} {form:?}");
                }
                within(&shown, &style, name);
            }
        }
    }
}

fn visible(text: &str) -> String {
    words::visible(text.into()).into_owned()
}

/// Every piece of text lies within the margins, and what is read above the footer.
fn within(shown: &[Shown], style: &HouseStyle, name: &str) {
    let sheet = Sheet::new(style).unwrap();
    for piece in shown {
        let fits = piece.left >= sheet.inner.left - 0.01 && piece.right <= sheet.inner.right + 0.01;
        assert!(fits, "{name}: {piece:?}");
        let (low, high) = if piece.script { (sheet.bottom, sheet.top) } else { (sheet.foot, sheet.head) };
        assert!(
            piece.y - 0.2 * piece.size >= low && piece.y + 0.72 * piece.size <= high,
            "{name}: {piece:?}"
        );
        if piece.script && piece.text.trim().len() > 1 && piece.left >= sheet.read.left {
            assert!(piece.right <= sheet.read.right + 0.01, "{name}: {piece:?}");
        }
    }
}

#[test]
fn the_same_script_makes_the_same_bytes() {
    for form in FORMS {
        let style = style(form);
        let (one, two) = (export(&trial::show(), &style).unwrap(), export(&trial::show(), &style).unwrap());
        assert!(one.value == two.value);
        let (other, _) = made(&story(vec![Part::Read(read("ANOTHER."))]), &style);
        assert!(!other.is_empty());
    }
}

#[test]
fn a_sentence_is_whole_on_its_page() {
    let sentence =
        "THE MAYOR OF LA PEÑA TOLD REPORTERS ON TUESDAY THAT THE MONEY IS GONE AND THE BRIDGE IS TOO.";
    let rundown = story(vec![Part::Read(read(&[sentence; 40].join(" ")))]);
    for form in FORMS {
        let (shown, notes) = made(&rundown, &style(form));
        let pages = shown.last().unwrap().page + 1;
        assert!(pages > 1, "{form:?}");
        for page in 0..pages {
            let last = lines(&shown, page).pop().unwrap();
            assert!(last.ends_with("TOO."), "{form:?}: {last}");
        }
        assert_eq!(notes, [""; 0]);
    }
}

#[test]
fn a_sentence_longer_than_a_page_breaks_at_a_clause_and_says_so() {
    let endless = format!("{}AND THAT WAS THAT.", "AND THE COUNCIL MET IN THE TOWN HALL, ".repeat(60));
    let (shown, notes) = made(&story(vec![Part::Read(read(&endless))]), &style(PageForm::Talent));
    assert!(lines(&shown, 0).pop().unwrap().ends_with("HALL,"));
    assert!(shown.iter().any(|piece| piece.page == 0 && piece.text.contains("SENTENCE GOES ON")));
    assert!(notes.iter().any(|note| note.contains("longer than a page")));
}

#[test]
fn the_last_word_never_stands_alone_on_a_page() {
    for count in (1..40).step_by(2) {
        let text = format!("{}DONE.", "IT WENT ON AND ON FOR HOURS IN THE HALL. ".repeat(count));
        let (shown, _) = made(&story(vec![Part::Read(read(&text))]), &style(PageForm::Talent));
        let last = shown.last().unwrap().page;
        let alone =
            shown.iter().filter(|piece| piece.script && piece.page == last).map(|piece| piece.text.trim());
        assert_ne!(alone.collect::<String>(), "DONE.", "{count} sentences");
    }
}

#[test]
fn what_is_bound_stands_on_one_line() {
    let text =
        "HE SAW SIX-MILLION~DOLLARS AND SENATOR~AVERY~TOLUWA~(toh-LOO'-wah) SAID, QUOTE,~“NO.” END~QUOTE. ";
    for size in (12..40).step_by(5) {
        let mut style = style(PageForm::Talent);
        style.page.size = Measure::Of(f64::from(size));
        let (shown, notes) = made(&story(vec![Part::Read(read(&[text; 6].concat()))]), &style);
        if notes.is_empty() {
            let lines: Vec<String> =
                (0..=shown.last().unwrap().page).flat_map(|page| lines(&shown, page)).collect();
            let joined = ["SIX-MILLION DOLLARS", "AVERY TOLUWA (toh-LOO'-wah)", "QUOTE, “NO.”", "END QUOTE."];
            for pair in joined {
                assert_eq!(lines.iter().filter(|line| line.contains(pair)).count(), 6, "{pair} at {size}");
            }
        }
    }
}
