"""What a finding's code means: the page of one code for the terminal, and of all codes for the documents."""

from __future__ import annotations

from nls_cli.messages import LANGUAGES, say
from nls_cli.model.base import Language
from nls_cli.model.finding import RULES
from nls_cli.reporting.layout import indented, painted

_EXAMPLES = ("meaning", "wrong", "right")
_HEAD = """\
# Mã nội dung cần rà soát · Finding codes

Tệp này được tạo từ danh mục lời văn của chương trình (`nox -s fix`); `nls explain MÃ` cho cùng nội dung. Mã không
bao giờ đổi nghĩa và không dùng lại. *Lỗi phải sửa* làm `nls check` trả mã thoát 1; *cảnh báo* và *lưu ý* thì không.
*Giả định* là điều tệp không ghi mà chương trình phải tự hiểu; với `--strict`, giả định là lỗi phải sửa.

Generated from the program's catalogue of words (`nox -s fix`); `nls explain CODE` says the same. Codes are permanent
and never reused. *Errors* make `nls check` exit with 1; *warnings* and *notes* do not. An *assumption* is something the
file does not say and the program had to take for granted; with `--strict` it is an error.
"""


def render_code_page(code: str, language: Language, width: int, *, color: bool) -> str:
    """Render the page of one code."""
    rule = RULES[code]
    severity = say(f"severity.{rule.severity}", language)
    head = f"{code} · {rule.name} · {severity}"
    lines = [painted(head, "bold", color=color), say(f"{code}.title", language)]
    if rule.assumption:
        lines.append(say("explain.assumption", language))
    lines.append("")
    for part in _EXAMPLES:
        text = say(f"explain.{part}", language, text=say(f"{code}.{part}", language))
        lines.append(indented(text, width, "", "  "))
    remedy = say("findings.remedy", language, remedy=say(f"{code}.remedy", language))
    lines.append(indented(remedy, width, "", "  "))
    return "\n".join(lines) + "\n"


def render_code_document() -> str:
    """Render the pages of all codes as one Markdown document in both languages."""
    lines = [_HEAD]
    family = ""
    for code, rule in RULES.items():
        if code[3] != family:
            family = code[3]
            lines.append(f"## {_both(f'explain.family.{family}')}\n")
        lines.append(f"### {code} · {_both(f'{code}.title')}\n")
        assumed = f" · *{_both('explain.assumption.short')}*" if rule.assumption else ""
        lines.append(f"`{rule.name}` · {_both(f'severity.{rule.severity}')}{assumed}\n")
        lines.append("| | Tiếng Việt | English |\n|---|---|---|")
        for part in (*_EXAMPLES, "remedy"):
            key = "findings.remedy" if part == "remedy" else f"explain.{part}"
            label = " · ".join(say(key, one).partition(":")[0] for one in LANGUAGES)
            lines.append(
                f"| {label} | {' | '.join(_cell(say(f'{code}.{part}', one)) for one in LANGUAGES)} |"
            )
        lines.append("")
    return "\n".join(lines)


def _both(key: str) -> str:
    return " · ".join(say(key, language) for language in LANGUAGES)


def _cell(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("|", "\\|")
