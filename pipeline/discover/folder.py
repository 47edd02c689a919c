"""A folder of files -> the distinct documents in it, known by their bytes.

    walk ──> choose ──> look (a file at a time, in a process of its own) ──> merge ──> choose

What is hidden, and what the user skips or does not choose, is passed over. Everything else that is left out or looks
wrong leaves a finding, so that the counts add up for whoever gave the folder.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from prongsai.pipeline.config import Settings
from prongsai.pipeline.discover.child import look_in_child
from prongsai.pipeline.discover.choose import choose_documents, choose_findings, choose_places
from prongsai.pipeline.discover.look import ARCHIVE_MARK
from prongsai.pipeline.discover.looked import Looked, Seen
from prongsai.pipeline.discover.walk import FilePlace, Walked, walk
from prongsai.pipeline.model import Document, Finding

LookAtAll = Callable[[Sequence[FilePlace], Settings], Iterable[Looked]]
"""Gives a `Looked` for each place, in any order; one that knows a place from before need not look again."""


@dataclass(frozen=True, slots=True)
class Input:
    """A document and where its bytes lie: a file, or a member of the archive at `path` (a position per level).

    `failure` says why it need not be read at all; `findings` is what its name or place already tells.
    """

    document: Document
    path: Path
    positions: tuple[int, ...] = ()
    failure: Finding | None = None
    findings: tuple[Finding, ...] = ()

    @property
    def filename(self) -> str:
        """The file's own name, without folder and archive."""
        return self.document.sources[0].replace(ARCHIVE_MARK, "/").rsplit("/", 1)[-1]


@dataclass(frozen=True, slots=True)
class Discovery:
    """What was found: inputs by document id, and findings about files that are no document."""

    inputs: dict[str, Input] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def ordered(self) -> list[Input]:
        """The inputs in the order of the dataset."""
        return [self.inputs[document_id] for document_id in sorted(self.inputs)]


def discover(roots: Sequence[Path], settings: Settings, look: LookAtAll = look_in_child) -> Discovery:
    """Find every document under the given folders and files.

    Raises:
        InputError: a root does not exist or cannot be listed.
        LookingError: no process can be started to look at files.
    """
    walked = choose_places(walk(roots, settings), settings)
    return _choose(merge(walked, look(walked.places, settings)), settings)


def _choose(found: Discovery, settings: Settings) -> Discovery:
    """What the settings choose of all that was found."""
    chosen = choose_documents((one.document.sources for one in found.inputs.values()), settings)
    inputs = {key: one for key, one in found.inputs.items() if one.document.sources[0] in chosen}
    return Discovery(inputs, choose_findings(found.findings, settings))


def merge(walked: Walked, looked: Iterable[Looked]) -> Discovery:
    """Put together what was seen in all files; the same bytes at several places are one input with all its sources.

    The place whose source comes first stands for all, among those whose name does not speak against their bytes, so
    that neither the order of the walk nor that of looking shows.
    """
    paths = {place.source: place.path for place in walked.places}
    seen: dict[str, list[tuple[Seen, Path]]] = {}
    findings = list(walked.findings)
    for file in looked:
        findings.extend(file.findings)
        for one in file.seen:
            seen.setdefault(one.document_id, []).append((one, paths[file.source]))
    inputs = {document_id: _to_input(places) for document_id, places in sorted(seen.items())}
    return Discovery(inputs, sorted(findings, key=lambda finding: (finding.raw or "", finding.code, finding.message)))


def _to_input(places: list[tuple[Seen, Path]]) -> Input:
    first, path = min(places, key=lambda place: (place[0].failure is not None, place[0].source, place[0].positions))
    sources = tuple(sorted({one.source for one, _ in places}))
    document = Document(first.document_id, sources, first.media_type)
    return Input(document, path, first.positions, first.failure, first.findings)
