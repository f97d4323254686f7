//! Bills, resolutions and laws of Congress, and the numbers of cases.

use super::scan::{Found, Scan, found, ours};
use crate::model::{Kind, Mark, Piece};

/// `case 13-3994`, `Public Law 97-28`: figures in two parts behind what they number.
pub(super) fn docketed(scan: &Scan, at: usize) -> Option<Found> {
    let before = scan.before(at).filter(|&before| scan.plays(before, "docketed"))?;
    let of_congress = scan.says(before, "law") && before > 0 && scan.says(before - 1, "public");
    let pieces = if of_congress { number_of_two(scan, at) } else { docket(scan, at) }?;
    found(3, "number-sign", pieces.into())
}

/// `1:24-cv-00123`, `23-cr-80101`: a case of a federal court, which stays as it is.
pub(super) fn federal(scan: &Scan, at: usize) -> Option<Found> {
    let colon = if scan.joins(at + 1, Mark::Colon) { 2 } else { 0 };
    let (year, kind, number) = (at + colon, at + colon + 2, at + colon + 4);
    let court =
        matches!(scan.word(kind), "cv" | "cr" | "mj" | "md" | "mc" | "bk" | "ap" | "CV" | "CR" | "MJ" | "BK");
    let plain = |at: usize| scan.word(at).bytes().all(|byte| byte.is_ascii_digit());
    let shaped = court && scan.joins(kind - 1, Mark::Hyphen) && scan.joins(kind + 1, Mark::Hyphen);
    if !shaped || !plain(at) || !plain(year) || !plain(number) {
        return None;
    }
    let figures = |at: usize| Piece::Identifier { digits: scan.word(at).into(), spell: false };
    let office = || Piece::Identifier { digits: scan.word(at).into(), spell: true };
    let mut pieces = if colon > 0 { vec![office(), Piece::Hyphen] } else { Vec::new() };
    let letters = Piece::Letters(scan.word(kind).to_uppercase().into());
    pieces.extend([figures(year), Piece::Hyphen, letters, Piece::Hyphen, figures(number)]);
    found(number + 1 - at, "number-sign", pieces)
}

/// `13-3994`: a case's or a law's number of two parts.
pub(super) fn docket(scan: &Scan, at: usize) -> Option<[Piece; 3]> {
    number_of_two(scan, at).filter(|_| scan.word(at + 2).len() > 1)
}

/// `111-2`: the same, of which the second part may be a single figure.
fn number_of_two(scan: &Scan, at: usize) -> Option<[Piece; 3]> {
    let plain = |at: usize| {
        matches!(scan.kind(at), Some(Kind::Figures))
            && scan.word(at).bytes().all(|byte| byte.is_ascii_digit())
    };
    let shaped = plain(at) && scan.joins(at + 1, Mark::Hyphen) && plain(at + 2);
    let part = |at: usize| Piece::Identifier { digits: scan.word(at).into(), spell: false };
    (shaped && !scan.joins(at + 3, Mark::Hyphen)).then(|| [part(at), Piece::Hyphen, part(at + 2)])
}

/// `Pub. L. 97-28`: a law of Congress.
pub(super) fn public_law(scan: &Scan, at: usize) -> Option<Found> {
    if scan.says(at, "P.L.") || scan.word(at) == "PL" {
        let sign = usize::from(scan.says(at + 1, "No."));
        let docket = number_of_two(scan, at + 1 + sign)?;
        let take = 4 + sign;
        return found(take, "bills", [ours("Public"), ours("Law")].into_iter().chain(docket).collect());
    }
    let lettered = scan.says(at, "Pub") || scan.says(at, "Pub.");
    let dots = usize::from(scan.is(at + 1, Mark::Period));
    let law = at + 1 + dots;
    let number = law + 1 + usize::from(scan.is(law + 1, Mark::Period));
    let docket = if lettered && scan.word(law) == "L" {
        docket(scan, number + usize::from(scan.says(number, "No.")))
    } else {
        None
    }?;
    let lead = [ours("Public"), ours("Law")];
    found(
        number + 3 + usize::from(scan.says(number, "No.")) - at,
        "bills",
        lead.into_iter().chain(docket).collect(),
    )
}

/// What a bill's letters stand for behind its house's, in their order.
const BILL_WORDS: [(&str, &str); 5] =
    [("Con", "Concurrent"), ("J", "Joint"), ("Res", "Resolution"), ("Amdt", "Amendment"), ("Rept", "Report")];

/// `H.J. Res. 45`: the same with the first letters stuck together.
pub(super) fn joint(scan: &Scan, at: usize) -> Option<Found> {
    let house = match scan.word(at) {
        "H.J." => "House",
        "S.J." => "Senate",
        _ => return None,
    };
    let resolution = scan.says_any(at + 1, &["Res", "Res."]);
    let number = at + 2 + usize::from(scan.is(at + 2, Mark::Period));
    let plain = matches!(scan.kind(number), Some(Kind::Figures)) && !scan.word(number).contains(['.', ',']);
    let digits = Piece::Identifier { digits: scan.word(number).into(), spell: true };
    let pieces = vec![ours(house), ours("Joint"), ours("Resolution"), digits];
    (resolution && plain).then(|| found(number + 1 - at, "bills", pieces)).flatten()
}

/// `142 S. Ct. 2587`: where a ruling stands.
pub(super) fn reporter(scan: &Scan, at: usize) -> Option<Found> {
    let court = at + 1 + usize::from(scan.is(at + 1, Mark::Period));
    let volume = scan.before(at).is_some_and(|before| matches!(scan.kind(before), Some(Kind::Figures)));
    if scan.word(at) != "S" || !volume || !scan.says_any(court, &["Ct.", "Ct"]) {
        return None;
    }
    let page = court + 1 + usize::from(scan.is(court + 1, Mark::Period));
    let digits = scan.whole(page, 5).map(|_| scan.word(page))?;
    let number = Piece::Identifier { digits: digits.into(), spell: false };
    found(page + 1 - at, "bills", vec![ours("Supreme"), ours("Court"), number])
}

/// Bills and resolutions of Congress: `S. 2655`, `H. Con. Res. 71`.
pub(super) fn bill(scan: &Scan, at: usize) -> Option<Found> {
    let house = match scan.word(at) {
        "H" => "House",
        "S" => "Senate",
        _ => return None,
    };
    let mut next = at + 1 + usize::from(scan.is(at + 1, Mark::Period));
    let mut words = vec![ours(house)];
    // "S. Rep. No. 94-296"
    if scan.says(next, "rep.") && scan.says(next + 1, "no.") && next > at + 1 {
        return found(next + 1 - at, "bills", vec![ours(house), ours("Report")]);
    }
    for (short, word) in BILL_WORDS {
        if scan.word(next).trim_end_matches('.').eq_ignore_ascii_case(short) {
            words.push(ours(word));
            next += 1 + usize::from(scan.is(next + 1, Mark::Period));
        }
    }
    let figures = matches!(scan.kind(next), Some(Kind::Figures)) && !scan.word(next).contains(['.', ',']);
    let resolution = words.len() > 1;
    if !figures || next == at + 1 || (house == "House" && !resolution) {
        return None;
    }
    if !resolution {
        words.push(ours("Bill"));
    }
    words.push(Piece::Identifier { digits: scan.word(next).into(), spell: true });
    found(next + 1 - at, "bills", words)
}

/// `H.R. 1`: the letters, and the bill's number.
pub(super) fn house_bill(scan: &Scan, at: usize) -> Option<Found> {
    if !matches!(scan.kind(at + 1), Some(Kind::Figures)) {
        return None;
    }
    let letters: String = scan.word(at).chars().filter(|c| c.is_alphabetic()).collect();
    let dotted = matches!(scan.kind(at), Some(Kind::Dotted));
    let state_bill = dotted && matches!(&*letters, "SB" | "HB" | "AB" | "HF" | "SF" | "LD" | "LB");
    let figures = matches!(scan.kind(at + 1), Some(Kind::Figures)) && !scan.word(at + 1).contains(['.', ',']);
    if !(letters == "HR" || state_bill) || !figures || scan.stops(at + 1) {
        return None;
    }
    let number = Piece::Identifier { digits: scan.word(at + 1).into(), spell: true };
    found(2, "bills", vec![Piece::Letters(letters.into()), number])
}
