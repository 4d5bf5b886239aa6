//! The four forms that exports have.

use super::*;

const OLD: &str = "                    3 of 12 DOCUMENTS\n\n                  Quay News (Skarhaven)\n\n              May 31, 2024 Friday\n                 Late Edition\n\n\
    Ferry hits quay\nin thick fog\n\nBYLINE: Ann Holt\n\nSECTION: NEWS; Pg. 4\n\nLENGTH: 11 words\n\nDATELINE: Skarhaven\n\n\
    The ferry hit the quay.\n\nTwelve: none hurt.\n\nLOAD-DATE: June 1, 2024\n\nLANGUAGE: ENGLISH\n\n         Copyright 2024 Quay News Ltd\n          All Rights Reserved\n";

const NEW: &str = "User Name: Bo\nDate and Time: Monday, June 3, 2024\n\nFerry hits quay in thick fog\nQuay News (Skarhaven)\nMay 31, 2024 Friday\n\n\
    Copyright 2024 Quay News Ltd All Rights Reserved\n\nSection: NEWS; Pg. 4\n\nLength: 11 words\n\nByline: Ann Holt\n\nBody\n\n\n\
    The ferry hit the quay.\n\nTwelve: none hurt.\n\nLoad-Date: June 1, 2024\n\n\nEnd of Document\n";

const TAGGED: &str = "SE NEWS; Pg. 4\nHD\nFerry hits quay\nin thick fog\nBY Ann Holt\nWC 11 words\nPD 31 May 2024\nSN Quay News (Skarhaven)\nSC QUAYN\nLA English\n\
    CY (c) 2024\nLP\nThe ferry hit the quay.\nTD\nTwelve: none hurt.\nNS gfog : Fog\nAN Document QUAYN00020240531ek5v00012\n";

const PLAIN: &str = "NEWS; Pg. 4\nFerry hits quay in thick fog\nBy Ann Holt\n11 words\n31 May 2024\n06:00\nQuay News (Skarhaven)\nQUAYN\n4\nEnglish\n\
    (c) 2024 Quay News Ltd. All rights reserved\n\nThe ferry hit the quay.\n\nTwelve: none hurt.\n\nDocument QUAYN00020240531ek5v00012\n";

#[test]
fn every_form_gives_the_same_article() {
    for (clip, press) in [(OLD, Press::Nexis), (NEW, Press::Nexis), (TAGGED, Press::Factiva), (PLAIN, Press::Factiva)] {
        let got = fields(clip, press).unwrap();
        assert_eq!(got.get(Field::Title), Some("Ferry hits quay in thick fog"), "{clip}");
        assert_eq!(got.get(Field::Outlet), Some("Quay News (Skarhaven)"), "{clip}");
        let date = stamps::parse(got.get(Field::Published).unwrap(), Provenance::Field).iso;
        assert_eq!(date.as_deref(), Some("2024-05-31"));
        assert!(got.get(Field::Author).unwrap().ends_with("Ann Holt"));
        let text = got.get(Field::Text).unwrap();
        assert!(text.starts_with("The ferry hit the quay.") && text.ends_with("Twelve: none hurt."), "{text}");
        let at = text.find("none hurt").unwrap();
        let bytes = got.map.source_of(crate::model::Span::new(text, at, at + 9).unwrap()).unwrap();
        assert_eq!(&clip[bytes.start as usize..bytes.end as usize], "none hurt");
    }
}

#[test]
fn what_has_no_words_is_told() {
    assert_eq!(fields("A list\nof things\n", Press::Nexis).unwrap_err().reason, "syntax");
    let stub = NEW.replace("The ferry hit the quay.\n\nTwelve: none hurt.\n\n", "");
    assert_eq!(fields(&stub, Press::Nexis).unwrap_err().reason, "stub");
}
