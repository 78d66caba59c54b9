"""The frame of a document by decree 30/2020/NĐ-CP: paper, type, national title, issuing body, signature."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nls_cli.messages import say
from nls_cli.model.base import Language
from nls_cli.reporting.document import Document
from nls_cli.reporting.docx_xml import paragraph, rule, run, side_by_side

if TYPE_CHECKING:
    from docx.document import Document as Docx
    from docx.styles.style import ParagraphStyle

FONT = "Times New Roman"
SIZE = 13.0
WIDTH, HEIGHT = 210, 297
TOP, BOTTOM, LEFT, RIGHT = 20, 20, 30, 15
TEXT_WIDTH = WIDTH - LEFT - RIGHT
_HEAD = (69.0, TEXT_WIDTH - 69.0)
_FOOT = (80.0, TEXT_WIDTH - 80.0)
_LANGUAGES = {"vi": "vi-VN", "en": "en-GB"}
_KEPT = frozenset(
    {"Normal", "Default Paragraph Font", "Normal Table", "No List", "Table Grid", "Header"}
    | {f"Heading {level}" for level in (1, 2, 3)}
)


def new_docx(language: Language) -> Docx:
    """Return an empty document with our paper and type, and nothing of the library's own template."""
    import docx

    made = docx.Document()
    _drop_parts(made)
    _set_styles(made, language)
    _set_page(made)
    return made


def _drop_parts(made: Docx) -> None:
    """Take out what the template brings along: a picture, a list of numberings, a second set of styles."""
    wanted = ("/styles", "/settings", "/fontTable", "/theme", "/officeDocument", "/core-properties")
    for relations in (made.part.package.rels, made.part.rels):
        for id in [id for id, one in relations.items() if not one.reltype.endswith(wanted)]:
            del relations[id]


def _set_styles(made: Docx, language: Language) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.oxml.ns import qn

    styles = made.styles
    for style in list(styles):
        if style.name not in _KEPT:
            style.delete()
    for latent in styles.element.findall(qn("w:latentStyles")):
        styles.element.remove(latent)
    defaults = styles.element.find(qn("w:docDefaults"))
    assert defaults is not None
    for fonts in defaults.iter(qn("w:rFonts")):
        fonts.attrib.clear()
        for name in ("ascii", "hAnsi", "eastAsia", "cs"):
            fonts.set(qn(f"w:{name}"), FONT)
    for lang in defaults.iter(qn("w:lang")):
        lang.set(qn("w:val"), _LANGUAGES[language])
        lang.set(qn("w:eastAsia"), _LANGUAGES[language])
    for spacing in defaults.iter(qn("w:spacing")):
        spacing.attrib.clear()
        spacing.set(qn("w:after"), "0")
    for link in list(styles.element.iter(qn("w:link"))):  # to character styles that are gone
        link.getparent().remove(link)
    for name in ("Body", "Item", "Note", "Centre", "TableText", "TableSmall", "TableTitle", "Head", "Code"):
        styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    for name, id in (("toc 1", "TOC1"), ("toc 2", "TOC2")):
        styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=True).element.styleId = id
    _shape(styles["Normal"], SIZE)
    _shape(styles["Header"], SIZE, align="center")
    _shape(styles["Heading 1"], SIZE, before=12, after=6, bold=True, capitals=True, keep=True)
    _shape(styles["Heading 2"], SIZE, before=8, after=4, bold=True, keep=True)
    _shape(styles["Heading 3"], SIZE, before=6, after=4, italic=True, keep=True)
    _shape(styles["Body"], SIZE, before=3, after=3, align="both", first=10, line=1.15)
    _shape(styles["Item"], SIZE, before=2, after=2, align="both", first=10, line=1.15)
    _shape(styles["Note"], 11, before=3, after=3, italic=True)
    _shape(styles["Centre"], SIZE, before=3, after=3, align="center")
    _shape(styles["TableText"], 11, before=1.5, after=1.5)
    _shape(styles["TableSmall"], 9.5, before=1, after=1)
    _shape(styles["TableTitle"], 12, before=6, after=3, align="center", bold=True, keep=True)
    _shape(styles["Head"], SIZE, align="center")
    _shape(styles["Code"], 15, before=6, after=3, align="center", bold=True)
    _shape(styles["toc 1"], SIZE, before=2, after=2, left=5, tab=TEXT_WIDTH)
    _shape(styles["toc 2"], SIZE, before=1, after=1, left=12, tab=TEXT_WIDTH)


def _shape(
    style: ParagraphStyle,
    size: float,
    *,
    before: float = 0,
    after: float = 0,
    align: str = "",
    bold: bool = False,
    italic: bool = False,
    capitals: bool = False,
    keep: bool = False,
    first: float = 0,
    left: float = 0,
    line: float = 1,
    tab: float = 0,
) -> None:
    """Set a style from nothing: spaces in points, indents in millimetres."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    for name in ("w:pPr", "w:rPr", "w:rsid"):
        for old in style.element.findall(qn(name)):
            if name != "w:pPr" or not style.name.startswith("Heading"):
                style.element.remove(old)
    font, shape = style.font, style.paragraph_format
    font.name, font.size = FONT, Pt(size)
    font.bold, font.italic, font.all_caps = bold or None, italic or None, capitals or None
    shape.space_before, shape.space_after = Pt(before), Pt(after)
    shape.line_spacing = line
    shape.keep_with_next = keep or None
    if first:
        shape.first_line_indent = Mm(first)
    if left:
        shape.left_indent = Mm(left)
    if tab:
        shape.tab_stops.add_tab_stop(Mm(tab), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
    if align:
        alignments = {"center": WD_ALIGN_PARAGRAPH.CENTER, "both": WD_ALIGN_PARAGRAPH.JUSTIFY}
        shape.alignment = alignments[align]


def _set_page(made: Docx) -> None:
    from docx.shared import Mm

    (section,) = made.sections
    section.page_width, section.page_height = Mm(WIDTH), Mm(HEIGHT)
    section.top_margin, section.bottom_margin = Mm(TOP), Mm(BOTTOM)
    section.left_margin, section.right_margin = Mm(LEFT), Mm(RIGHT)
    section.header_distance, section.footer_distance = Mm(10), Mm(10)
    section.different_first_page_header_footer = True


def national_head(document: Document) -> list[str]:
    """Return the issuing body and national title, and below them number and date, side by side."""
    language, head = document.language, document.letterhead
    left = [_line(head.parent.upper(), size=12)] if head.parent else []
    issuer = head.issuer.upper() if head.issuer else say("doc.issuer.blank", language)
    left += [_line(issuer, bold=True, size=12), rule(_HEAD[0] * 0.34)]
    right = [_line(say("doc.nation", language), bold=True, size=12)]
    right += [_line(say("doc.motto", language), bold=True), rule((_HEAD[1] - 58) / 2)]
    symbol = head.symbol or say("doc.symbol.blank", language)
    place = head.place or say("doc.place.blank", language)
    number = [_line(say("doc.number", language, symbol=symbol))]
    day = [_line(say("doc.place_and_date", language, place=place), italic=True)]
    return [side_by_side(((left, right), (number, day)), _HEAD)]


def subject(document: Document) -> list[str]:
    """Return what kind of document it is, and what about."""
    lines = [_gap(14), _line(document.kind, bold=True, size=14)]
    lines += [_line(line, bold=True) for line in document.subject]
    return [*lines, rule(TEXT_WIDTH * 0.37), _gap(8)]


def signature(document: Document) -> str:
    """Return the recipients on the left and the place to sign on the right."""
    language, head = document.language, document.letterhead
    if document.signers is not None:
        sides = [
            [_line(one, bold=True), _line(say("doc.sign_here", language), italic=True)]
            for one in document.signers
        ]
        return side_by_side(((sides[0], sides[1]),), (TEXT_WIDTH / 2, TEXT_WIDTH / 2))
    left = [paragraph(run(say("doc.recipients", language), bold=True, italic=True, size=12))]
    recipients = [f"- {one};" for one in head.recipients] or [say("doc.recipient.blank", language)]
    recipients.append(say("doc.recipient.file", language))
    left += [paragraph(run(one, size=11)) for one in recipients]
    title = head.signer_title.upper() if head.signer_title else say("doc.signer.title.blank", language)
    right = [_line(title, bold=True), *(_gap(20) for _ in range(3))]
    right.append(_line(head.signer or say("doc.signer.blank", language), bold=True))
    return side_by_side(((left, right),), _FOOT)


def _line(text: str, *, bold: bool = False, italic: bool = False, size: float | None = None) -> str:
    return paragraph(run(text, bold=bold, italic=italic, size=size), "Head")


def _gap(points: float) -> str:
    more = f'<w:spacing w:before="0" w:after="0" w:line="{round(points * 20)}" w:lineRule="exact"/>'
    return paragraph("", more=more)


def page_break() -> str:
    """Return what begins a new page."""
    return paragraph('<w:r><w:br w:type="page"/></w:r>')
