"""Files that are no plain text: packed ones, workbooks, JSON and Parquet."""

import gzip
import io
import json
import re
import tempfile
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

import duckdb
from openpyxl import Workbook

from tests.ingest.corpus.draft import Draft

_MOMENT = (2025, 1, 1, 0, 0, 0)
_TIME = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_ODS = "application/vnd.oasis.opendocument.spreadsheet"
_ODF = "urn:oasis:names:tc:opendocument:xmlns"


def packed_by_gzip(draft: Draft) -> Draft:
    write = draft.write
    return replace(
        draft,
        write=lambda one: gzip.compress(write(one), 1, mtime=0),
        suffix=f"{draft.suffix}.gz",
    )


def packed_by_zip(draft: Draft) -> Draft:
    write, name = draft.write, f"export{draft.suffix}"
    return replace(draft, write=lambda one: archive((name, write(one))), suffix=".zip")


def archive(*members: tuple[str, bytes]) -> bytes:
    """A ZIP archive of these members."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in members:
            packed.writestr(zipfile.ZipInfo(name, _MOMENT), content)
    return target.getvalue()


def as_xlsx(draft: Draft) -> Draft:
    return replace(draft, write=_workbook, suffix=".xlsx")


def as_ods(draft: Draft) -> Draft:
    return replace(draft, write=_open_document, suffix=".ods")


def as_json(draft: Draft) -> Draft:
    """An array of objects, an empty cell being null."""
    return replace(
        draft, write=lambda one: json.dumps(_objects(one), indent=1).encode(), suffix=".json"
    )


def as_json_of_columns(draft: Draft) -> Draft:
    """An array of objects that lack what is empty, in UTF-8 without escapes, on one line."""
    return replace(draft, write=_sparse_json, suffix=".json")


def as_json_lines(draft: Draft) -> Draft:
    return replace(draft, write=_json_lines, suffix=".jsonl")


def as_parquet(draft: Draft) -> Draft:
    return replace(draft, write=_parquet, suffix=".parquet")


def _cells(draft: Draft) -> list[tuple[str, ...]]:
    header = [draft.header] if draft.has_header else []
    return [*header, *(record.cells for record in draft.records)]


def _workbook(draft: Draft) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for y, cells in enumerate(_cells(draft), start=1):
        for x, text in enumerate(cells, start=1):
            if text:
                # A text that begins like a formula is still a text.
                cell = sheet.cell(y, x, text)
                cell.data_type = "s"
    target = io.BytesIO()
    book.save(target)
    with zipfile.ZipFile(target) as packed:
        members = [(one.filename, packed.read(one)) for one in packed.infolist()]
    # The library writes down when a workbook was saved, and a case is the same file every time.
    return archive(*((name, _TIME.sub(b"2025-01-01T00:00:00Z", part)) for name, part in members))


def _open_document(draft: Draft) -> bytes:
    rows = "".join(
        f"<table:table-row>{''.join(map(_ods_cell, cells))}</table:table-row>"
        for cells in _cells(draft)
    )
    spaces = " ".join(
        f"xmlns:{name}={quoteattr(f'{_ODF}:{name}:1.0')}" for name in ("office", "table", "text")
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces} '
        'office:version="1.2"><office:body><office:spreadsheet><table:table table:name="Leads">'
        f"{rows}</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        '<?xml version="1.0" encoding="UTF-8"?>'
        f'<manifest:manifest xmlns:manifest="{_ODF}:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_ODS}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
        "</manifest:manifest>"
    )
    return archive(
        ("mimetype", _ODS.encode()),
        ("content.xml", content.encode()),
        ("META-INF/manifest.xml", manifest.encode()),
    )


def _ods_cell(text: str) -> str:
    if not text:
        return "<table:table-cell/>"
    lines = "".join(
        f"<text:p>{escape(line).replace('  ', ' <text:s/>')}</text:p>" for line in text.split("\n")
    )
    return f'<table:table-cell office:value-type="string">{lines}</table:table-cell>'


def _objects(draft: Draft) -> list[dict[str, str | None]]:
    return [
        {name: cell or None for name, cell in zip(draft.header, record.cells, strict=True)}
        for record in draft.records
    ]


def _sparse_json(draft: Draft) -> bytes:
    first, *others = _objects(draft)
    filled = [{name: cell for name, cell in one.items() if cell is not None} for one in others]
    return json.dumps([first, *filled], ensure_ascii=False).encode()


def _json_lines(draft: Draft) -> bytes:
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in _objects(draft)).encode()


def _parquet(draft: Draft) -> bytes:
    names = [f'"{name.replace(chr(34), chr(34) * 2)}"' for name in draft.header]
    with tempfile.TemporaryDirectory() as folder, duckdb.connect() as connection:
        target = Path(folder) / "leads.parquet"
        connection.execute(f"CREATE TABLE leads ({', '.join(f'{name} VARCHAR' for name in names)})")
        places = ", ".join("?" * len(names))
        if draft.records:
            connection.executemany(f"INSERT INTO leads VALUES ({places})", draft.rows())
        connection.execute(f"COPY leads TO '{target}' (FORMAT parquet)")
        return target.read_bytes()


FORMATS: dict[str, Callable[[Draft], Draft]] = {
    "xlsx": as_xlsx,
    "ods": as_ods,
    "json": as_json,
    "json-sparse": as_json_of_columns,
    "json-lines": as_json_lines,
    "parquet": as_parquet,
}
