"""Small files of every format, made from their parts, so that a test can say what is in them."""

import gzip
import io
import struct
import tarfile
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.documents.ole import make_msg, wide

PDFS = Path(__file__).parent / "pdf"
"""Made by `pdf_pages.py`."""
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
    "<dc:title>Supply contract</dc:title><dc:creator>I. Petrov</dc:creator>"
    "<dcterms:created>2024-03-03T10:00:00Z</dcterms:created></cp:coreProperties>"
)


def pdf(name: str) -> bytes:
    """One of the files in `pdf/`."""
    return (PDFS / f"{name}.pdf").read_bytes()


def make_zip(files: Mapping[str, bytes | str]) -> bytes:
    """A ZIP archive, the same each time."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def make_tar(files: Mapping[str, bytes]) -> bytes:
    """A gzipped tar archive."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for name, data in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
    return gzip.compress(buffer.getvalue(), mtime=0)


def p(words: str, *, style: str = "", listed: bool = False) -> str:
    """A paragraph of a Word file; `words` may hold runs of their own."""
    runs = words if words.startswith("<") else f"<w:r><w:t>{words}</w:t></w:r>"
    own = f'<w:pStyle w:val="{style}"/>' if style else ""
    own += '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>' if listed else ""
    return f"<w:p><w:pPr>{own}</w:pPr>{runs}</w:p>"


def run(words: str, mark: str = "") -> str:
    """A run of words, inside `mark` where one is given."""
    text = "delText" if mark == "del" else "t"
    inner = f'<w:r><w:{text} xml:space="preserve">{words}</w:{text}></w:r>'
    return f'<w:{mark} w:id="9" w:author="A">{inner}</w:{mark}>' if mark else inner


def make_docx(body: str, **parts: str) -> bytes:
    """A Word file; `parts` are further parts by kind: `footnotes`, `comments`, `header`."""
    marks = "".join(
        f'<Relationship Id="r{number}" Type="{R}/{kind}" Target="{kind}.xml"/>'
        for number, kind in enumerate(["styles", *parts])
    )
    styles = f'<w:styles {W}><w:style w:styleId="Berschrift1"><w:name w:val="heading 1"/></w:style></w:styles>'
    return make_zip(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": f'{RELS}<Relationship Id="a" Type="{R}/officeDocument" Target="word/document.xml"/></Relationships>',
            "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>",
            "word/_rels/document.xml.rels": f"{RELS}{marks}</Relationships>",
            "word/styles.xml": styles,
            "docProps/core.xml": CORE,
            **{f"word/{kind}.xml": f"<w:{kind} {W}>{inner}</w:{kind}>" for kind, inner in parts.items()},
        }
    )


def make_xlsx(sheets: Mapping[str, str], *, hidden: Sequence[str] = ()) -> bytes:
    """A workbook; a sheet is the XML of its rows and what follows them. Styles: 1 a date, 2 per cent, 3 ten digits."""
    listed = "".join(
        f'<sheet name="{name}" state="{"hidden" if name in hidden else "visible"}" r:id="s{n}"/>'
        for n, name in enumerate(sheets)
    )
    marks = "".join(
        f'<Relationship Id="s{n}" Type="{R}/worksheet" Target="worksheets/sheet{n}.xml"/>' for n in range(len(sheets))
    )
    marks += f'<Relationship Id="t" Type="{R}/styles" Target="styles.xml"/>'
    formats = '<numFmts><numFmt numFmtId="170" formatCode="0000000000"/></numFmts>'
    looks = '<cellXfs><xf/><xf numFmtId="14"/><xf numFmtId="9"/><xf numFmtId="170"/></cellXfs>'
    return make_zip(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": f'{RELS}<Relationship Id="a" Type="{R}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
            "xl/workbook.xml": f'<workbook {S} xmlns:r="{R}"><sheets>{listed}</sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f"{RELS}{marks}</Relationships>",
            "xl/styles.xml": f"<styleSheet {S}>{formats}{looks}</styleSheet>",
            "docProps/core.xml": CORE,
            **{
                f"xl/worksheets/sheet{n}.xml": f"<worksheet {S}><sheetData>{rows.partition('</sheetData>')[0]}</sheetData>"
                f"{rows.partition('</sheetData>')[2]}</worksheet>"
                for n, rows in enumerate(sheets.values())
            },
        }
    )


def xlsx_row(number: int, *values: str | int | float | tuple[float, int] | None) -> str:
    """A row from A on; a pair is a number and its style, None an empty cell."""
    cells = []
    for place, value in enumerate(values):
        at = f"{chr(65 + place)}{number}"
        if isinstance(value, str):
            cells.append(f'<c r="{at}" t="inlineStr"><is><t>{value}</t></is></c>')
        elif isinstance(value, tuple):
            cells.append(f'<c r="{at}" s="{value[1]}"><v>{value[0]}</v></c>')
        elif value is not None:
            cells.append(f'<c r="{at}"><v>{value}</v></c>')
    return f'<row r="{number}">{"".join(cells)}</row>'


MAIL = b"""\
From: =?utf-8?B?0JjQstCw0L0g0J/QtdGC0YDQvtCy?= <petrov@example.org>
To: Anna Schmidt <anna@example.com>
Date: Fri, 17 May 2024 09:12:00 +0300
Subject: Engines for the plant
MIME-Version: 1.0
Message-ID: <1@example.org>
Content-Type: multipart/mixed; boundary="x"

--x
Content-Type: multipart/alternative; boundary="y"

--y
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

Dear Anna,

TSK Vektor delivered twelve engines to IEMZ Kupol.

On 16 May 2024, Anna Schmidt wrote:
> Who received the engines?
>
> Please name the consignee.

---------- Forwarded message ---------
From: Sales <sales@example.net>
Subject: Shipment 14

The shipment left Xiamen on 3 May.
--y
Content-Type: text/html; charset=utf-8

<html><body><p>Dear Anna,</p><p>TSK Vektor delivered twelve engines to IEMZ Kupol.</p></body></html>
--y--
--x
Content-Type: text/csv; name="../annex.csv"
Content-Disposition: attachment; filename="../annex.csv"

consignee,goods
IEMZ Kupol,servo motors
--x
Content-Type: message/rfc822

From: Sales <sales@example.net>
Subject: Offer
MIME-Version: 1.0
Content-Type: text/plain

We offer the servo motors.
--x--
"""
MHTML = b"""\
From: <Saved by Blink>
Snapshot-Content-Location: https://example.org/report
Subject: Report
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="z"

--z
Content-Type: text/html
Content-Transfer-Encoding: quoted-printable
Content-Location: https://example.org/report

<html><head><meta charset=3D"utf-8"><title>Report</title></head><body><p>The plant in Izhevsk =D0=9A=D1=83=D0=BF=D0=BE=D0=BB received engines.</p></body></html>
--z
Content-Type: image/png
Content-Transfer-Encoding: base64

iVBORw0KGgo=
--z--
"""
MARKDOWN = b"""\
---
title: Engines for the plant
author: A. Writer
date: 2024-05-17
publisher: Example Desk
---
# Engines

TSK Vektor delivered **engines** to [IEMZ Kupol](https://example.org).

- piston engines
- servo motors

Payments
--------

| Payee | Amount |
|---|---|
| Xiamen Limbach | 214,000 |

```
# no heading
```
"""


def sample_msg() -> bytes:
    """A message of Outlook with a table attached and a message in it."""
    sent = struct.pack("<HHIQ", 0x40, 0x0039, 6, 133604071200000000)
    head = "__attach_version1.0_#00000000"
    inner = "__attach_version1.0_#00000001/__substg1.0_3701000D"
    return make_msg(
        {
            "__properties_version1.0": b"\0" * 32 + sent,
            "__substg1.0_0037001F": wide("Engines for the plant"),
            "__substg1.0_0C1A001F": wide("Иван Петров"),
            "__substg1.0_5D01001F": wide("petrov@example.org"),
            "__substg1.0_0E04001F": wide("Anna Schmidt"),
            "__substg1.0_1000001F": wide(
                "Dear Anna,\r\n\r\nTSK Vektor delivered twelve engines to IEMZ Kupol.\r\n" + "Words. " * 700
            ),
            f"{head}/__properties_version1.0": b"\0" * 8,
            f"{head}/__substg1.0_3707001F": wide("annex.csv"),
            f"{head}/__substg1.0_37010102": b"consignee,goods\nIEMZ Kupol,servo motors\n",
            "__attach_version1.0_#00000001/__properties_version1.0": b"\0" * 8,
            f"{inner}/__properties_version1.0": b"\0" * 24,
            f"{inner}/__substg1.0_0037001F": wide("Offer"),
            f"{inner}/__substg1.0_1000001F": wide("We offer the servo motors."),
        }
    )


def sample_docx() -> bytes:
    """A contract with changes, notes, a comment, a list and a table."""
    table = "".join(
        "<w:tr>" + "".join(f"<w:tc>{p(value)}</w:tc>" for value in row) + "</w:tr>"
        for row in (
            ("Date", "Consignee", "Goods"),
            ("2024-03-11", "TSK Vektor OOO", "Engines"),
            ("2024-05-02", "IEMZ Kupol", "Servo motors"),
        )
    )
    changed = run("The Seller supplies ") + run("twelve ", "ins") + run("ten ", "del") + run("piston engines to ")
    linked = f'<w:hyperlink>{run("IEMZ Kupol")}</w:hyperlink>{run(".")}<w:r><w:footnoteReference w:id="2"/></w:r>'
    body = (
        p("Subject of the contract", style="Berschrift1")
        + p(changed + linked)
        + p("piston engines L550E;", listed=True)
        + p("servo motors.", listed=True)
        + f"<w:tbl>{table}</w:tbl>"
        + p(run("The invoice was paid in May.") + '<w:r><w:commentReference w:id="0"/></w:r>')
    )
    return make_docx(
        body,
        footnotes=f'<w:footnote w:id="0" w:type="separator">{p("-")}</w:footnote><w:footnote w:id="2">{p("As listed in the annex.")}</w:footnote>',
        comments=f'<w:comment w:id="0" w:author="Anna">{p("Check the consignee.")}</w:comment>',
        header=p("TSK Vektor LLC, Moscow"),
    )


def sample_xlsx() -> bytes:
    """Payments with a title, dates, shares and merged cells, and a hidden sheet."""
    rows = (
        xlsx_row(1, "Payments of TSK Vektor"),
        xlsx_row(3, "Date", "Payee", "Amount", "Share"),
        xlsx_row(4, (45426, 1), "Xiamen Limbach", 4600000.5, (0.51, 2)),
        xlsx_row(5, (45444.520833, 1), None, 1000000, (0.25, 2)),
        xlsx_row(7, "INN", "Name"),
        xlsx_row(8, (12345, 3), "Vektor OOO"),
    )
    merged = '</sheetData><mergeCells><mergeCell ref="B4:B5"/></mergeCells>'
    owners = xlsx_row(1, "Owner", "Company") + xlsx_row(2, "A. Yamshchikov", "Redlepus")
    return make_xlsx({"Payments": "".join(rows) + merged, "Owners": owners}, hidden=["Owners"])


def samples() -> dict[str, bytes]:
    """A file of every format, by a name with its usual ending."""
    table = b"consignee,goods\nIEMZ Kupol,servo motors\nTSK Vektor,engines\n"
    page = b"<!doctype html><html><head><title>T</title></head><body><h1>Engines</h1><p>The plant in Izhevsk received drones.</p><table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>x</td></tr></table></body></html>"
    packed = {
        "letter.eml": MAIL,
        "inner.zip": make_zip({"a.docx": sample_docx(), "b.txt": b"The plant received engines."}),
    }
    return {
        "a.docx": sample_docx(), "a.xlsx": sample_xlsx(), "a.eml": MAIL, "a.msg": sample_msg(), "a.mhtml": MHTML,
        "a.md": MARKDOWN, "a.csv": table, "a.html": page, "a.zip": make_zip(packed),
        "a.txt": "Поставщик: ТСК Вектор\nПолучатель: ИЭМЗ «Купол»\n\nДоговор подписан 3 марта 2024 года.\n".encode("cp1251"),
        "a.tar.gz": make_tar({"a.txt": b"The plant received engines.", "b.xlsx": sample_xlsx()}),
        "a.mbox": b"From a@example.org Fri May 17 09:12:00 2024\n" + MAIL + b"\nFrom b@example.org Fri May 17 09:12:00 2024\n" + MAIL,
        **{f"{name}.pdf": pdf(name) for name in ("columns", "sides", "chinese", "rotated", "owner", "attached", "form", "scan", "locked")},
    }  # fmt: skip
