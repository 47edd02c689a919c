"""Hostile and damaged inputs: the run goes on, says what it could not read, and reads the report beside them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from tests.corpus.blocks import Block
from tests.kinds.author import TEN, Author
from tests.kinds.case import Case
from tests.kinds.forms import write

FAMILY = "safety"
LOCAL_HEADER = 30
"""Bytes of a member's header in an archive before its name."""


def cases() -> Iterator[Case]:
    for index, compression in enumerate((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)):
        for form in ("pdf", "txt", "docx", "html"):
            author = Author(FAMILY, f"archive-{('stored', 'packed')[index]}-{form}", index, form=form)
            values = author.values(TEN)
            name, data = write(form, report(author, values))
            archive = pack({f"ปี {author.year}/{name}": data}, compression)
            member = f"reports.zip!/ปี {author.year}/{name}"
            yield author.file("a member of an archive", "reports.zip", archive, values, document=member)

    author = Author(FAMILY, "archive-with-a-damaged-member", 0, form="txt")
    values = author.values(TEN)
    name, data = write("txt", report(author, values))
    broken = "broken.txt"
    archive = bytearray(pack({broken: b"x" * 400 + data, name: data}, zipfile.ZIP_DEFLATED))
    start = LOCAL_HEADER + len(broken)
    archive[start + 20 : start + 60] = bytes(40)
    what = "one member is damaged, the other is read"
    yield author.file(what, "reports.zip", bytes(archive), values, document=f"reports.zip!/{name}")

    for index, (kind, name, data) in enumerate(hostile()):
        author = Author(FAMILY, f"beside-{kind}", index)
        values = author.values(TEN)
        good, content = write(author.form, report(author, values))
        yield author.file("the good report beside a hostile file", good, content, values, beside={name: data})


def report(author: Author, values: dict[str, float]) -> list[Block]:
    return [*author.head(), author.scores_table(["คะแนน"], values)]


def pack(members: dict[str, bytes], compression: int) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", compression) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


def hostile() -> Iterator[tuple[str, str, bytes]]:
    """(kind, file name, content)."""
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 9))
    flood = f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY e0 "{"x" * 10}">{levels}]>'
    yield "entity-flood", "flood.docx", word_file(flood, "&e8;")
    outside = '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY f SYSTEM "file:///etc/hostname">]>'
    yield "entity-to-a-file", "outside.docx", word_file(outside, "&f;")
    yield "cut-pdf", "cut.pdf", b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog"
    yield "empty-file", "empty.pdf", b""
    yield "archive-bomb", "bomb.zip", pack({"zeros.txt": bytes(30_000_000)}, zipfile.ZIP_DEFLATED)


def word_file(prolog: str, text: str) -> bytes:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = (
        f'{prolog}<w:document xmlns:w="{space}"><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>'
    )
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main}"/></Types>'
    )
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    links = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{kind}" Target="word/document.xml"/></Relationships>'
    )
    parts = {"[Content_Types].xml": types, "_rels/.rels": links, "word/document.xml": body}
    return pack({name: content.encode() for name, content in parts.items()}, zipfile.ZIP_DEFLATED)
