"""Files that are not text, told by the bytes they begin with."""

SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive (or a DOCX, XLSX or ODT file)"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Microsoft Office or Outlook file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"BM", "a BMP image"),
    (b"II*\0", "a TIFF image"),
    (b"MM\0*", "a TIFF image"),
    (b"RIFF", "a sound, video or WebP file"),
    (b"OggS", "a sound file"),
    (b"ID3", "a sound file"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a Windows program"),
    (b"\xca\xfe\xba\xbe", "a program"),
    (b"\xcf\xfa\xed\xfe", "a program"),
    (b"\x1f\x8b\x08", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\0", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"SQLite format 3\0", "an SQLite database"),
)
SHORT = 4
"""A shorter signature may open a text too (`MZ …`): it counts only with a zero byte near it."""


def name_binary(data: bytes) -> str:
    """What kind of binary file some bytes begin, in words with their article; empty where they look like text."""
    for signature, kind in SIGNATURES:
        if data.startswith(signature) and (
            len(signature) >= SHORT + 1 or not signature.isascii() or b"\0" in data[:512]
        ):
            return kind
    return ""


def name_picture(data: bytes) -> str:
    """What kind of picture some bytes begin, in words; empty where they are none."""
    kind = name_binary(data)
    return kind if kind.endswith("image") else ""
