"""What several rows share is said once; what one row has stays with it."""

from nls_cli.reporting.footnotes import Footnotes


def test_what_several_rows_share_gets_a_number() -> None:
    notes = Footnotes([["a", "b"], ["b", "c", "c"], ["d", "a"]])
    assert notes.lines() == ["(1) a", "(2) b"]
    assert [notes.number(text) for text in "abcd"] == [1, 2, None, None]


def test_every_sentence_can_be_a_footnote() -> None:
    assert Footnotes([["a"], ["b"]], least=1).lines() == ["(1) a", "(2) b"]
    assert Footnotes([]).lines() == []
