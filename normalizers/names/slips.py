"""How seldom readers, typists and fonts make each slip in a name: costs for weighing which name is printed."""

from __future__ import annotations

from prongsai.normalizers.names.letter_costs import CONSONANT_LOOKS, TONES, VOWEL_LOOKS, VOWELS, build_costs

_TONE_LOST, _VOWEL_LOST, _CONSONANT_LOST = 0.3, 0.33, 0.48
"""Learned, as all costs here, from 60,000 spoilt names by `tests.bodies.learn_costs`, which keeps them in
`tests/bodies/slip_costs.json`, also without each of the three that spoil names. A letter is lost in one way only."""
_TONE_ADDED, _VOWEL_ADDED, _OTHER = 0.98, 0.98, 1.0
"""One that is added might have been any. No slip costs more than an unlike letter, by which plain edits are bounded."""
_TONE_FOR_TONE, _VOWEL_LOOK, _CONSONANT_LOOK, _SWAP = 0.67, 0.59, 0.62, 0.62
"""Letters of one shape are taken for one another in three or four ways, marks of a kind in more."""

SLIPS = build_costs(
    ((TONES, _TONE_FOR_TONE, _TONE_LOST, _TONE_ADDED), (VOWELS, _OTHER, _VOWEL_LOST, _VOWEL_ADDED)),
    ((CONSONANT_LOOKS, _CONSONANT_LOOK), (VOWEL_LOOKS, _VOWEL_LOOK)),
    (_CONSONANT_LOST, _OTHER),
    _SWAP,
)
"""What is printed, given the name: a letter that is lost costs less than one that is added."""
