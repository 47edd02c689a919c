"""The memorandum (บันทึกข้อความ): a letter to the chief with the result and what to do about it."""

from __future__ import annotations

from tests.corpus.draft import Draft
from tests.corpus.frame import indicators
from tests.corpus.layouts.measures import add_measure_table
from tests.corpus.phrases import plans
from tests.corpus.scores import ScoreSet


def write_memo(draft: Draft, scores: ScoreSet, with_table: bool) -> None:
    """A memorandum that tells the chief the result, with the lowest indicators and perhaps the measures."""
    draft.kind = "memo"
    number = draft.rng.randint(101, 989)
    draft.title("บันทึกข้อความ")
    draft.para(f"ส่วนราชการ สำนักปลัด {draft.body.full_name} {draft.place}")
    draft.para(
        f"ที่ {draft.rng.choice('กขชมนพรสอ')}{draft.rng.choice('กขชมนพรสอ')} {draft.rng.randint(71001, 79901)}/{number}"
        f"          วันที่ {draft.rng.randint(3, 27)} เมษายน {draft.year}"
    )
    draft.para(
        f"เรื่อง รายงานผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงาน (ITA) และแนวทางปรับปรุง ประจำปีงบประมาณ พ.ศ. {draft.year}"
    )
    draft.para(f"เรียน {'นายกเทศมนตรี' if draft.body.type == 'ทต.' else 'นายกองค์การบริหารส่วนตำบล'}")
    draft.para("1. เรื่องเดิม", bold=True)
    draft.para(
        f"ตามที่{draft.body.full_name} ได้เข้ารับการประเมินประจำปีงบประมาณ พ.ศ. {scores.year} นั้น บัดนี้ทราบผลแล้ว "
        f"ได้ค่าคะแนนเท่ากับ {draft.printed(scores, 'ita', level=True)} คะแนน อยู่ในระดับ {draft.level_text(scores)}",
        indent=True,
    )
    draft.para("2. ข้อเท็จจริง", bold=True)
    lowest = sorted(indicators(scores.year), key=lambda each: scores.values[f"indicator-{each.no}"])[:2]
    for index, each in enumerate(lowest, 1):
        draft.para(
            f"2.{index} ตัวชี้วัดที่ {each.no} {each.name} ได้คะแนน {draft.printed(scores, f'indicator-{each.no}')} คะแนน",
            indent=True,
        )
    draft.para("3. ข้อเสนอเพื่อพิจารณา", bold=True)
    if with_table:
        draft.para(f"เห็นควรใช้มาตรการประจำปีงบประมาณ พ.ศ. {draft.year} ตามตารางต่อไปนี้", indent=True)
        add_measure_table(draft, draft.rng.sample(plans(draft.split), 2))
    draft.para("จึงเรียนมาเพื่อโปรดทราบ และให้ทุกกองนำไปปรับปรุงงานของตน", indent=True)
    draft.para("(ลงชื่อ) ............................................", align="center")
    draft.para("หัวหน้าสำนักปลัด", align="center")
