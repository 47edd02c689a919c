"""Writes the figures of the bench into the README: how right, and how quick.

    python -m tests.bench.bench_accuracy --every 4 --scans-every 8 --json tests/bench/figures/accuracy.json
    python -m tests.bench.bench_speed --json tests/bench/figures/speed.json
    python -m tests.bench.bench_layouts --json tests/bench/figures/layouts.json
    python -m tests.bench.bench_damage --json tests/bench/figures/damage.json
    python -m tests.bench.bench_link --json tests/bench/figures/link.json
    python -m tests.bench.bench_measures --json tests/bench/figures/measures.json
    python -m tests.bench.readme

Nothing in those parts of the README is typed by hand, and a test compares it with the figures.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.bench import bench_measures
from tests.bench.bench_accuracy import SPLITS, share
from tests.bench.bench_layouts import percents, silent_share, table, total
from tests.bench.fit_confidence import UNSEEN
from tests.corpus.garble import CLASSES
from tests.corpus.variants import JUNK_LAYER, MIXED, TEXT, is_scan
from tests.paths import ROOT
from tests.truth.text import Tally

FOLDER = Path(__file__).parent / "figures"
FIGURES = FOLDER / "accuracy.json"
SPEED, SCANS = FOLDER / "speed.json", FOLDER / "scans.json"
README = ROOT / "README.md"
BEGIN = "<!-- made by `python -m tests.bench.readme` from tests/bench/figures/accuracy.json -->"
END = "<!-- end of what the bench made -->"
BEGIN_TIMES = "<!-- made by `python -m tests.bench.readme` from tests/bench/figures/speed.json and scans.json -->"
END_TIMES = "<!-- end of the times that the bench made -->"
LAYOUTS, CONFIDENCE = FOLDER / "layouts.json", FOLDER / "confidence.json"
BEGIN_LAYOUTS = (
    "<!-- made by `python -m tests.bench.readme` from tests/bench/figures/layouts.json and confidence.json -->"
)
END_LAYOUTS = "<!-- end of the layouts that the bench made -->"
NAMES = {TEXT: "text layer, Word, dumps", JUNK_LAYER: "scan under a junk layer", MIXED: "scans among text pages"}
DAMAGE = FOLDER / "damage.json"
BEGIN_DAMAGE = "<!-- made by `python -m tests.bench.readme` from tests/bench/figures/damage.json -->"
END_DAMAGE = "<!-- end of the damage that the bench did -->"
LINKS, MEASURES = FOLDER / "link.json", FOLDER / "measures.json"
BEGIN_LINKS = "<!-- made by `python -m tests.bench.readme` from tests/bench/figures/link.json -->"
END_LINKS = "<!-- end of the links that the bench made -->"
HEADINGS = (
    "kind of page",
    "reports",
    "unit right",
    "scores",
    "right",
    "doubted",
    "wrong",
    "invented",
    "silent",
    "flagged",
    "lost",
    "ratings right",
    "measures found",
    "cells right",
    "CER",
    "right / silent, developed",
)
COUNTS = ("doubted", "wrong", "invented", "silent", "flagged", "lost")
FLAWS = ("scores_wrong", "scores_invented", "scores_flagged", "scores_lost")


def percent(part: float, whole: float) -> str:
    """A share in % for a table: whole numbers without decimals.

    >>> percent(1, 1), percent(2, 3), percent(0, 0)
    ('100', '66.67', '–')
    """
    return share(part, whole).removesuffix(".00").replace("-", "–")


def table_row(name: str, held_out: Mapping[str, int], tuned: Mapping[str, int]) -> list[str]:
    count, other = Counter(held_out), Counter(tuned)
    return [
        name,
        f"{count['reports']}",
        percent(count["units_right"], count["units_wanted"]),
        f"{count['scores_wanted']:,}",
        percent(count["scores_right"], count["scores_wanted"]),
        *(f"{count[f'scores_{each}']}" for each in COUNTS),
        percent(count["levels_right"], count["levels_wanted"]),
        percent(count["measures_found"], count["measures_wanted"]),
        percent(count["cells_right"], count["cells_wanted"]),
        share(count["edits"], count["characters"]),
        f"{percent(other['scores_right'], other['scores_wanted'])} / {other['scores_silent']}",
    ]


def group_states(states: Mapping[str, Mapping[str, Mapping[str, int]]]) -> dict[str, dict[str, Tally]]:
    """Name of a row -> half -> tally: each state by itself, but broken layers without a flaw in one row."""
    rows: dict[str, dict[str, Tally]] = {}
    sound = [name for name in CLASSES if name in states and not has_flaw(states[name])]
    whole = f"{len(sound)} kinds of broken layers"
    for state, halves in states.items():
        name = whole if state in sound else NAMES.get(state, state.replace("scan-", "scan ").replace("-", " "))
        row = rows.setdefault(name, {split: Counter() for split in SPLITS})
        for split in SPLITS:
            row[split].update(halves.get(split, {}))
    return rows


def has_flaw(halves: Mapping[str, Mapping[str, int]]) -> bool:
    return any(tally.get(flaw, 0) for tally in halves.values() for flaw in FLAWS)


def total_of(states: Mapping[str, Mapping[str, Mapping[str, int]]], split: str, scans: bool) -> Tally:
    total: Tally = Counter()
    for state, halves in states.items():
        if is_scan(state) == scans:
            total.update(halves.get(split, {}))
    return total


def sentence(what: str, tally: Tally) -> str:
    """One line of plain words on a half: how many scores went wrong without a word."""
    wanted = tally["scores_wanted"]
    return (
        f"- {what}: {percent(tally['scores_right'], wanted)} % of {wanted:,} scores right, of all "
        f"{percent(tally['scores_verified'], wanted)} % verified; {tally['scores_doubted']} right and doubted; "
        f"{tally['scores_wrong']} wrong and {tally['scores_invented']} invented, **{tally['scores_silent']} silent**; "
        f"{tally['scores_flagged']} left out and flagged, **{tally['scores_lost']} lost**."
    )


def render(figures: Mapping[str, Any]) -> str:
    """The part of the README between the two marks."""
    states = figures["states"]
    lines = [
        BEGIN,
        f"Measured on {figures['date']} with `make bench`: every report as it was made, every {figures['every']}th PDF",
        f"with each kind of broken text layer, every {figures['scans_every']}th PDF as each kind of scan.",
        "",
        *(
            sentence(f"{half}, {what}", total_of(states, split, scans))
            for split, half in (("held_out", "held out"), ("tuned", "developed"))
            for scans, what in ((False, "files with text"), (True, "scans"))
        ),
        "",
        "| " + " | ".join(HEADINGS) + " |",
        "|---|" + "--:|" * (len(HEADINGS) - 1),
    ]
    for name, halves in group_states(states).items():
        lines.append("| " + " | ".join(table_row(name, halves["held_out"], halves["tuned"])) + " |")
    return "\n".join([*lines, END])


def render_times(speed: Mapping[str, Any], scans: Mapping[str, Any]) -> str:
    """The table of times between its two marks, with the memory of a long report."""
    text, long = speed["text"], speed["memory"][-1]
    ours, theirs = text["prongsai"], text["pdfplumber"]
    lines = [
        BEGIN_TIMES,
        f"Times and memory were measured on {speed['date']}, scans on {scans['date']}, pages of the corpus.",
        "",
        "| time, one core, the same pages in the same run | prongsai | other |",
        "|---|--:|--:|",
        f"| text layer, {text['pages']} pages of the samples: file to rows; pdfplumber `extract_tables` "
        f"| {ours['wall_ms']} ms a page ({ours['cpu_ms']} of the processor) "
        f"| {theirs['wall_ms']} ms ({theirs['cpu_ms']}) |",
    ]
    for name, wear in scans["wears"].items():
        lines.append(
            f"| {name.replace('-', ' ')}, {wear['pages']} pages: picture to words; Tesseract `tha+eng` "
            f"| {wear['seconds']} s (numbers right {wear['right']} %, silent {wear['silent']}, CER {wear['cer']} %) "
            f"| {wear['beside_seconds']} s ({wear['beside_right']} %, {wear['beside_cer']} %) |"
        )
    lines += ["", f"A report of {long['pages']:,} pages with a text layer takes {long['peak_mb']} MB."]
    return "\n".join([*lines, END_TIMES])


def half_line(half: str, tally: Mapping[str, int]) -> str:
    """One line on a half of the generated reports."""
    right = percents(tally["scores_right"], tally["scores_wanted"])
    silent = f"{tally['scores_silent']} silent: {silent_share(tally)} %"
    return f"- {half}: {right} % of {tally['scores_wanted']:,} scores right, {silent}."


def render_layouts(layouts: Mapping[str, Any], confidence: Mapping[str, Any]) -> str:
    """The part on generated reports: the unseen half kind by kind, both halves in all, and what confidence is worth."""
    halves = layouts["halves"]
    unseen = confidence[UNSEEN]
    low, high = unseen["sure_held_bounds"]
    lines = [
        BEGIN_LAYOUTS,
        f"Measured on {layouts['date']}: reports written by chance, their unseen half in words that nobody looked at.",
        "",
        *table({"unseen": halves["unseen"]}),
        "",
        *(half_line(half, total(kinds)) for half, kinds in halves.items()),
        f"- confidence, on the unseen half: of {unseen['sure']:,} scores given 0.9 or more",
        f"  {100 * unseen['sure_held_share']:.2f} % hold all claims ({100 * low:.2f} to {100 * high:.2f});",
        f"  {100 * unseen['right_that_are_sure']:.1f} % of the right ones are given 0.9 or more; calibration error",
        f"  {unseen['calibration_error']:.3f}.",
    ]
    return "\n".join([*lines, END_LAYOUTS])


def render_damage(damage: Mapping[str, Any]) -> str:
    """The part on files that lost or changed some bytes."""
    kinds = damage["kinds"]
    counts = kinds["all"]
    done = ", ".join(kind for kind in kinds if kind != "all")
    wrong = counts["told, and a trusted row is wrong"]
    lines = [
        BEGIN_DAMAGE,
        f"Measured on {damage['date']}: {counts['copies']} copies of reports with some bytes damaged ({done}).",
        f"{counts['differ']} give other rows than the sound file, and a finding tells of {counts['told']} of them.",
        f"Silent: {counts['silent']}, {percents(counts['silent'], counts['copies'])} %. In {wrong} of those told a row",
        "has a wrong text or number under a status to rely on.",
    ]
    return "\n".join([*lines, END_DAMAGE])


def render_links(figures: Mapping[str, Any]) -> str:
    """The part on bodies: simulated reports by what they print of the place, and by wrong letters in every name."""
    one = figures["links"]["built-in"]
    cells = {(cell["place"], cell["edits"]): cell for cell in one["cells"]}
    edits = sorted({number for _, number in cells})
    sure, across, ordinary = one["sure"], figures["across"], figures["ordinary"]
    others, taken = figures["others"], figures["others"].get("local, sure", 0)
    left = [cell for cell in one["cells"] if cell["place"] == "province"]
    opened, rivals = (sum(cell[name] for cell in left) for name in ("open", "rival"))
    lines = [
        BEGIN_LINKS,
        f"Measured on {figures['date']}: {one['reports']:,} simulated reports, each name with so many wrong letters;",
        "bodies right in %, and in brackets how many are wrong. The others stay open.",
        "",
        "| the place is told by | " + " | ".join(f"{number} wrong" for number in edits) + " |",
        "|---|" + "--:|" * len(edits),
    ]
    for place in dict.fromkeys(place for place, _ in cells):
        told = [cells[place, number] for number in edits]
        shown = (f"{percent(cell['right'], cell['reports'])} ({cell['wrong']})" for cell in told)
        lines.append(f"| {place} | {' | '.join(shown)} |")
    lines += [
        "",
        f"Of {sum(sure.values()):,} bodies given 0.9 or more {sure['wrong']} are wrong. Where the province alone is",
        f"told, {opened} reports stay open, and in {rivals} the names fit another body of that type there as well.",
        f"Of {sum(others.values()):,} reports of schools, hospitals and departments {taken} are given",
        f"a local body at 0.9. {ordinary['names']} names are found in {ordinary['lines']:,} lines of ordinary words.",
        f"Linking takes {one['ms']} ms a report, all {across['documents']:,} documents together {across['seconds']} s.",
    ]
    return "\n".join([*lines, END_LINKS])


def put_in(text: str, part: str, begin: str = BEGIN, end: str = END) -> str:
    """The README with the part between two marks replaced.

    Raises:
        ValueError: a mark is missing, or stands there twice.
    """
    if text.count(begin) != 1 or text.count(end) != 1:
        raise ValueError(f"README.md must have the lines {begin!r} and {end!r} once each")
    before, _, rest = text.partition(begin)
    return before + part + rest.partition(end)[2]


def read_figures(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def fill(text: str) -> str:
    """The README with all its made parts as the figures now say."""
    text = put_in(text, render(read_figures(FIGURES)))
    layouts = render_layouts(read_figures(LAYOUTS), read_figures(CONFIDENCE))
    text = put_in(text, layouts, BEGIN_LAYOUTS, END_LAYOUTS)
    text = put_in(text, render_damage(read_figures(DAMAGE)), BEGIN_DAMAGE, END_DAMAGE)
    text = put_in(text, render_links(read_figures(LINKS)), BEGIN_LINKS, END_LINKS)
    measures = bench_measures.render(read_figures(MEASURES))
    text = put_in(text, measures, bench_measures.BEGIN, bench_measures.END)
    return put_in(text, render_times(read_figures(SPEED), read_figures(SCANS)), BEGIN_TIMES, END_TIMES)


def main() -> None:
    README.write_text(fill(README.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
