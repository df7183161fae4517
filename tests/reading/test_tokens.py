import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.reading.tokens import words_of

CASES = {
    "negation": ("It didn't pass.", "It did n't pass ."),
    "curly negation": ("They won’t go.", "They wo n’t go ."),
    "cannot": ("Ministers cannot agree", "Ministers can not agree"),
    "possessive": ("the minister's plan", "the minister 's plan"),
    "curly possessive": ("Japan’s plan", "Japan ’s plan"),
    "plural possessive": ("voters' anger", "voters ' anger"),
    "possessive of an abbreviation": ("the U.S.'s role", "the U.S. 's role"),
    "future": ("We'll see", "We 'll see"),
    "double clitic": ("They shouldn't've", "They should n't 've"),
    "gonna": ("It's gonna rain", "It 's gon na rain"),
    "irish name": ("Beto O'Rourke's bid", "Beto O'Rourke 's bid"),
    "abbreviated country": ("U.S. officials", "U.S. officials"),
    "abbreviation that ends": ("He left the U.S.", "He left the U.S."),
    "rank": ("Gen. Mark Milley", "Gen. Mark Milley"),
    "initials": ("George W. Bush", "George W. Bush"),
    "letter that ends": ("It was plan B.", "It was plan B ."),
    "month": ("on Sept. 5, 2025", "on Sept. 5 , 2025"),
    "number abbreviation": ("No. 10 said no.", "No. 10 said no ."),
    "day abbreviation": ("He came Sat. morning", "He came Sat. morning"),
    "day that ends": ("under the Sun.", "under the Sun ."),
    "company": ("Apple Inc. rose", "Apple Inc. rose"),
    "case name": ("Roe v. Wade", "Roe v. Wade"),
    "decimal": ("up 3.25%", "up 3.25 %"),
    "thousands": ("1,250,000 people", "1,250,000 people"),
    "ordinal": ("the 60th year of the 1990s", "the 60th year of the 1990s"),
    "dollars": ("$2.5bn deal", "$ 2.5 bn deal"),
    "other dollars": ("US$400m and A$3", "US$ 400 m and A$ 3"),
    "pounds and euros": ("£5m, €6", "£ 5 m , € 6"),
    "rupees": ("Rs. 500 crore", "Rs. 500 crore"),
    "clock": ("at 10:30am GMT", "at 10:30 am GMT"),
    "dotted clock": ("by 5 p.m. Monday", "by 5 p.m. Monday"),
    "units": ("430km at 60mph", "430 km at 60 mph"),
    "generation is no unit": ("5G and a 4A game", "5G and a 4A game"),
    "hyphen": ("a two-year-old deal", "a two - year - old deal"),
    "prefix": ("co-founder of a non-profit", "co-founder of a non-profit"),
    "prefix that is a name": ("UN-backed talks", "UN - backed talks"),
    "mid-month": ("in mid-July", "in mid-July"),
    "korean name": ("Kim Jong-un met Moon Jae-in", "Kim Jong-un met Moon Jae-in"),
    "arab name": ("Bashar al-Assad", "Bashar al - Assad"),
    "number range": ("10-12 and 2019–20", "10 - 12 and 2019 – 20"),
    "score": ("won 3-1.", "won 3 - 1 ."),
    "phone": ("call 555-0199 or 202-555-0199", "call 555-0199 or 202-555-0199"),
    "date with slashes": ("on 9/11/2001", "on 9/11/2001"),
    "slash": ("and/or", "and / or"),
    "initialism with &": ("R&D at AT&T", "R&D at AT&T"),
    "straight quotes": ('"No," he said.', '" No , " he said .'),
    "curly quotes": ("“No,” he said.", "“ No , ” he said ."),
    "single quotes": ("the 'dead' bill", "the ' dead ' bill"),
    "brackets": ("(WHO) [sic]", "( WHO ) [ sic ]"),
    "dashes": ("one—two -- three", "one — two -- three"),
    "ellipsis": ("Well... maybe…", "Well ... maybe …"),
    "exclamations": ("What?! No!!", "What ?! No !!"),
    "address": ("See https://example.org/a_b?c=1.", "See https://example.org/a_b?c=1 ."),
    "bare domain": ("on Amazon.com, bbc.co.uk", "on Amazon.com , bbc.co.uk"),
    "e-mail": ("(desk@example.com)", "( desk@example.com )"),
    "handle and tag": ("@user said #news", "@user said #news"),
    "decade": ("in the ’90s", "in the ’90s"),
    "glued sentences": ("It ended.Then rain", "It ended . Then rain"),
    "accents": ("Erdoğan’s café", "Erdoğan ’s café"),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_words_are_cut_as_the_treebanks_cut_them(text: str, expected: str) -> None:
    assert [text[start:end] for start, end in words_of(text)] == expected.split(" ")


@given(st.text(max_size=200) | st.text(alphabet="aA.'’-n t1s@&$/:,", max_size=80))
def test_every_visible_character_belongs_to_one_word(text: str) -> None:
    spans = words_of(text)

    assert all(start < end for start, end in spans)
    assert [i for span in spans for i in range(*span)] == [
        i for i, character in enumerate(text) if not character.isspace()
    ]
