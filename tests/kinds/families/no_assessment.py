"""Documents of the same offices that are no reports of the assessment: no score and no measure may come of them."""

from __future__ import annotations

from collections.abc import Iterator

from tests.corpus.blocks import Para
from tests.kinds.author import Author, table
from tests.kinds.case import Case

FAMILY = "no-assessment"
DOCUMENTS = (
    ("งบแสดงผลการดำเนินงานจ่ายจากเงินรายรับ", ("แผนงาน", "งบประมาณ", "เบิกจ่าย", "ร้อยละ")),
    ("ผลการประเมินประสิทธิภาพขององค์กรปกครองส่วนท้องถิ่น (LPA)", ("ด้านที่", "คะแนนเต็ม", "คะแนนที่ได้", "ร้อยละ")),
    ("ผลการสำรวจความพึงพอใจของผู้รับบริการ", ("งานบริการ", "ค่าเฉลี่ย", "ร้อยละ", "ระดับ")),
    ("รายงานผลการฝึกอบรมบุคลากร", ("หลักสูตร", "ก่อนอบรม", "หลังอบรม", "ร้อยละ")),
    ("รายงานผลการจัดซื้อจัดจ้าง", ("โครงการ", "วงเงิน", "ราคากลาง", "ร้อยละ")),
    ("แผนพัฒนาท้องถิ่น", ("ยุทธศาสตร์", "โครงการ", "งบประมาณ", "ร้อยละ")),
    ("ผลการประเมินคุณภาพศูนย์พัฒนาเด็กเล็ก", ("มาตรฐานที่", "คะแนน", "ร้อยละ", "ระดับคุณภาพ")),
    ("รายงานผลการเบิกจ่ายกองทุนหลักประกันสุขภาพ", ("ประเภท", "อนุมัติ", "จ่ายจริง", "ร้อยละ")),
)
LINES = ("การบริหารทั่วไป", "การรักษาความสงบภายใน", "การศึกษา", "สาธารณสุข", "เคหะและชุมชน")


def cases() -> Iterator[Case]:
    for kind in ("other-document", "other-document-for-the-assessment"):
        for index, (title, headings) in enumerate(DOCUMENTS):
            yield other_document(Author(FAMILY, kind, index), title, headings)


def other_document(author: Author, title: str, headings: tuple[str, ...]) -> Case:
    """A table of another subject; where it is published for the assessment, it says so."""
    index = author.variant
    rows = [list(headings)]
    for number, line in enumerate((*LINES, "รวม"), 1):
        cells = [line if index % 2 == 0 else author.digits(f"{number}. {line}")]
        cells += [author.number(author.value()) for _ in headings[1:]]
        rows.append(cells)
    head = Para(author.digits(f"{title} ประจำปีงบประมาณ พ.ศ. {author.year}"), bold=True)
    total = author.number(author.value())
    said = Para(f"โดยสรุป{author.body.full_name}มีผลการดำเนินงานคิดเป็นร้อยละ {total}")
    blocks = [head, author.who(), table(rows), said]
    if author.kind.endswith("assessment"):
        item = f"เผยแพร่ตามแบบ OIT ข้อ o{9 + index} การประเมิน ITA ปีงบประมาณ พ.ศ. {author.year}"
        blocks.insert(2, Para(author.digits(item)))
    return author.case("no report of the assessment", blocks)
