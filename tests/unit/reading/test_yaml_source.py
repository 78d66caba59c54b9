"""What a YAML file is saved as: encodings that editors offer, each with the remedy that fits."""

from __future__ import annotations

from pathlib import Path

import pytest

from nls_cli.errors import SourceError
from nls_cli.reading.yaml_source import read_yaml

TEXT = "nls: 1\ntitle: Kế hoạch\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_utf_8_is_read(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(TEXT, encoding)
    assert read_yaml(path).data == {"nls": 1, "title": "Kế hoạch"}


@pytest.mark.parametrize(
    ("content", "key", "place"),
    [
        (TEXT.encode("utf-16"), "yaml.not_utf8", (1, 1)),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "yaml.not_utf8", (1, 1)),
        ("nls: 1\ntitle: xà\n".encode("cp1258"), "yaml.not_utf8", (2, 9)),
        (b"PK\x03\x04\xff\0\0", "yaml.not_yaml", (1, 1)),
    ],
    ids=["utf-16", "utf-16-be", "windows-1258", "workbook"],
)
def test_other_encodings_are_told_from_other_files(
    content: bytes, key: str, place: tuple[int, int], tmp_path: Path
) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(content)
    with pytest.raises(SourceError) as raised:
        read_yaml(path)
    (problem,) = raised.value.problems
    assert (problem.key, (problem.line, problem.column)) == (key, place)
