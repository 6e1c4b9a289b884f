"""Makes the PDF files in `pdf/`, by which reading order is tested and measured, with what a person reads in them.

    python -m tests.documents.pdf_pages tests/documents/pdf

needs Chromium and, for the files with a password, the turned ones and the form, `pypdf[crypto]` and `reportlab`; none is
a dependency. The files in `tests/documents/pdf` were made by it. All sentences are made up for the purpose; the fonts in
the files are parts of Liberation and Noto (SIL Open Font License).
"""

import base64
import re
import sys
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

CHROMIUM = "/usr/bin/chromium"
EN = (
    "The Izhevsk Electromechanical Plant Kupol received four consignments of piston engines between March and August 2024, according to customs declarations seen by the desk.",
    "The engines were manufactured by a company registered in Xiamen and were described on the invoices as industrial refrigeration units, a description which the freight forwarder later withdrew.",
    "A spokesman for the freight forwarder said that the company had no knowledge of the final recipient. Two European security officials, who asked not to be named, said the intermediary was established eleven months before the first shipment.",
    "TSK Vektor, which the European Union listed in December 2024, signed the contract on behalf of the plant and paid in yuan through a regional bank. The contract names a dual-use autopilot and the A-140 airframe as separate items of delivery.",
    "Bank records show seventeen payments. The largest, of 4.6 million yuan, was made on 14 May 2024 and refers to the annex on flight-control equipment. The bank did not answer questions about correspondent relationships.",
    "The intermediary denied that it had ever supplied military goods. Its director said in a written statement that all deliveries were civilian and that the documentation was submitted to the competent authorities.",
    "Customs officers opened two containers in June. They found servo motors, carburettors and forty crates of propellers, none of which the declaration mentioned.",
    "The regional court will hear the case in November; until then the consignments remain in a bonded warehouse near the border.",
)  # fmt: skip
RU = (
    "Ижевский электромеханический завод «Купол» получил четыре партии поршневых двигателей в период с марта по август 2024 года, следует из таможенных деклараций.",
    "Двигатели произвела компания, зарегистрированная в Сямыне; в счетах они описаны как промышленные холодильные установки. Экспедитор впоследствии отозвал это описание.",
    "Представитель экспедитора заявил, что компании ничего не известно о конечном получателе. ООО «ТСК Вектор» подписало договор от имени завода.",
    "Платежи проходили через региональный банк; самый крупный из них, на сумму 4,6 млн юаней, был проведён 14 мая 2024 года.",
)
ZH = (
    "根据海关申报单，伊热夫斯克机电厂在二〇二四年三月至八月期间收到四批活塞发动机。发动机由一家在厦门注册的公司制造，发票上的品名为工业制冷设备。",
    "货运代理公司的发言人表示，公司对最终收货人并不知情。两名欧洲安全官员称，该中间商成立于首批货物发运前十一个月。",
    "中间商否认曾供应军用物资。其董事在书面声明中表示，所有交付均为民用，相关文件已提交主管部门。",
)
ROWS = (
    ("Date", "Shipper", "Consignee", "Goods", "Value, USD"),
    ("2024-03-11", "Xiamen Limbach Aviation Engine Co., Ltd.", "TSK Vektor OOO", "Piston engines L550E, 12 units", "214,000"),
    ("2024-05-02", "Sichuan AEE Trading", "TSK Vektor OOO", "Airframes A140", "98,500"),
    ("2024-08-19", "Hunan Haotianyi", "IEMZ Kupol JSC", "Servo motors and flight controllers", "1,204,310"),
)  # fmt: skip
STYLE = (
    "body{font:10.5pt 'Liberation Serif'} p{text-align:justify;margin:0 0 5pt;text-indent:1.2em} h1{font-size:18pt} "
    "h2{font-size:12.5pt} table{border-collapse:collapse;font-size:9pt;margin:8pt 0} td,th{border:1px solid #444;"
    "padding:2pt 5pt;text-align:left} .bare td,.bare th{border:0;padding:2pt 10pt} .plain p{text-indent:0}"
)
HEAD = "<div style='font-size:8pt;width:100%;padding:0 15mm'>Example Desk · Investigation 14 <span style='float:right'>Confidential</span></div>"
FOOT = "<div style='font-size:8pt;width:100%;text-align:center'>Page <span class=pageNumber></span> of <span class=totalPages></span></div>"


@dataclass(frozen=True, slots=True)
class Case:
    """A page as HTML, and the stretches that a reader reads, in order."""

    body: str
    read: tuple[str, ...]
    heads: bool = False
    """Whether running heads and page numbers stand on every page."""
    landscape: bool = False


def break_words(text: str) -> str:
    """The text with soft hyphens, so that Chromium breaks words as a typesetter does."""
    return re.sub(r"[a-zа-яё]{7,}", lambda word: "\u00ad".join(re.findall(r".{1,4}", word.group())), text)


def paragraphs(texts: tuple[str, ...], *, broken: bool = False) -> str:
    return "".join(f"<p>{break_words(text) if broken else text}</p>" for text in texts)


def table(style: str = "") -> str:
    rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in ROWS)
    return f"<table class='{style}'>{rows}</table>"


def columns(texts: tuple[str, ...], count: int, style: str = "") -> str:
    return f"<div style='columns:{count};column-gap:16pt;{style}'>{paragraphs(texts, broken=True)}</div>"


TABLE_TEXT = tuple("\t".join(row) for row in ROWS)
SIDES = (
    "<table class=bare style='font-size:10pt;width:100%'><tr><td style='width:50%'>Seller:<br>Xiamen Limbach Aviation Engine Co., Ltd.<br>"
    "8 Harbour Road, Xiamen</td><td>Buyer:<br>TSK Vektor OOO<br>12 Lenina Street, Izhevsk</td></tr></table>"
)
CASES: dict[str, Case] = {
    "columns": Case(f"<h1>Engines for the plant</h1>{columns(EN * 3, 2)}", ("Engines for the plant", *EN * 3), heads=True),
    "three": Case(
        f"<h1>Engines for the plant</h1><p style='font-size:13pt'><b>{EN[6]}</b></p>{columns(EN, 3, 'font-size:9pt')}",
        ("Engines for the plant", EN[6], *EN),
    ),
    "bands": Case(
        f"<h1>First part</h1>{columns(EN[:4], 2)}<h2>A heading across both columns of the page</h2>{columns(EN[4:], 2)}<h2>Annex</h2>{table()}",
        ("First part", *EN[:4], "A heading across both columns of the page", *EN[4:], "Annex", *TABLE_TEXT),
    ),
    "report": Case(
        f"<h1>Report</h1>{paragraphs(EN)}{table()}{paragraphs(EN)}{paragraphs(EN[:5])}",
        ("Report", *EN, *TABLE_TEXT, *EN, *EN[:5]),
        heads=True,
    ),
    "bare_table": Case(
        f"<h1>Deliveries</h1>{paragraphs(EN[:2])}{table('bare')}{paragraphs(EN[2:4])}",
        ("Deliveries", *EN[:2], *TABLE_TEXT, *EN[2:4]),
    ),
    "letter": Case(
        "<div class=plain><p>Consignee: IEMZ Kupol JSC<br>Supplier: Xiamen Limbach Aviation Engine Co., Ltd.<br>Date: 3 March 2024</p>"
        f"<h2>Subject of the contract</h2>{paragraphs(EN[:3])}<h2>Payment</h2>{paragraphs(EN[4:6])}</div>",
        (
            "Consignee: IEMZ Kupol JSC", "Supplier: Xiamen Limbach Aviation Engine Co., Ltd.", "Date: 3 March 2024",
            "Subject of the contract", *EN[:3], "Payment", *EN[4:6],
        ),
    ),
    "sides": Case(
        f"<h1>Invoice 14</h1>{SIDES}{table()}{paragraphs(EN[4:5])}",
        ("Invoice 14", "Xiamen Limbach Aviation Engine Co., Ltd.", "TSK Vektor OOO", *TABLE_TEXT, EN[4]),
    ),
    "russian": Case(
        f"<h1>Двигатели для завода</h1>{columns(RU * 3, 2)}", ("Двигатели для завода", *RU * 3), heads=True
    ),
    "chinese": Case(
        f"<style>body{{font-family:'Noto Sans CJK SC'}}</style><h1>工厂的发动机</h1>{columns(ZH * 3, 2)}",
        ("工厂的发动机", *ZH * 3),
    ),
    "landscape": Case(f"<h1>Deliveries</h1>{table()}{paragraphs(EN[:3])}", ("Deliveries", *TABLE_TEXT, *EN[:3]), landscape=True),
}  # fmt: skip
ALIKE = {"rotated": "landscape", "turned": "columns", "owner": "letter"}
"""Files that are another one turned, or locked for changes only, and read like it."""


def make_files(folder: Path) -> None:
    """Write every case, and the files that are made from them."""
    from playwright.sync_api import PdfMargins, sync_playwright

    folder.mkdir(parents=True, exist_ok=True)
    margin: PdfMargins = {"top": "22mm", "bottom": "20mm", "left": "18mm", "right": "18mm"}
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page()
        for name, case in CASES.items():
            page.set_content(
                f"<html><head><title>{name}</title><style>{STYLE}</style></head><body>{case.body}</body></html>"
            )
            page.pdf(
                path=str(folder / f"{name}.pdf"), format="A4", landscape=case.landscape, margin=margin,
                display_header_footer=case.heads, header_template=HEAD, footer_template=FOOT,
            )  # fmt: skip
        page.set_viewport_size({"width": 500, "height": 300})
        page.set_content(f"<body style='font:12pt Liberation Serif'>{paragraphs(EN[:2])}</body>")
        picture = base64.b64encode(page.screenshot(type="jpeg", quality=30)).decode()
        page.set_content(
            f"<body style='margin:0'><img style='width:100%' src='data:image/jpeg;base64,{picture}'></body>"
        )
        page.wait_for_timeout(300)
        page.pdf(path=str(folder / "scan.pdf"), format="A4")
        browser.close()
    _make_others(folder)
    make_form(folder / "form.pdf")


def _make_others(folder: Path) -> None:
    writer_of: Any = import_module("pypdf").PdfWriter

    def write(source: str, target: str) -> Any:
        writer = writer_of(clone_from=str(folder / f"{source}.pdf"))
        writer.add_metadata({"/Title": target})
        return writer

    locked, owner = write("letter", "locked"), write("letter", "owner")
    locked.encrypt("secret", "owner", algorithm="AES-256")
    owner.encrypt("", "owner", algorithm="AES-128")
    rotated, turned = write("landscape", "rotated"), write("columns", "turned")
    for page in rotated.pages:
        page.rotate(90)
    for page in turned.pages:
        page.rotate(90)
        page.transfer_rotation_to_content()
    turned.compress_identical_objects()
    for page in turned.pages:
        page.compress_content_streams()
    attached = write("letter", "attached")
    attached.add_attachment("annex.csv", b"consignee,goods\nIEMZ Kupol,servo motors\n")
    for name, writer in {
        "locked": locked,
        "owner": owner,
        "rotated": rotated,
        "turned": turned,
        "attached": attached,
    }.items():
        writer.write(str(folder / f"{name}.pdf"))


def make_form(path: Path) -> None:
    """A form whose fields were filled in, by another program."""
    canvas: Any = import_module("reportlab.pdfgen.canvas").Canvas(str(path))
    canvas.drawString(72, 750, "Customs declaration")
    for label, value, y in (("Consignee:", "IEMZ Kupol JSC", 700), ("Goods:", "Piston engines L550E", 660)):
        canvas.drawString(72, y, label)
        canvas.acroForm.textfield(name=label, value=value, x=150, y=y - 10, width=200, height=20, borderWidth=0)
    canvas.save()


if __name__ == "__main__":
    make_files(Path(sys.argv[1]))
