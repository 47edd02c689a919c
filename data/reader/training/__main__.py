"""Trains the line reader, from nothing or from an earlier one: draws the lines, trains, exports and calibrates.

    cp data/reader/training/package.json /tmp/fonts/ && npm install --prefix /tmp/fonts
    apt-get install fonts-thai-tlwg fonts-arundina fonts-noto-core fonts-noto-extra fonts-freefont-ttf fonts-liberation
    pip install -r data/reader/training/requirements.txt
    python -m prongsai.data.reader.training --fontsource /tmp/fonts/node_modules/@fontsource --work /tmp/reader --seed 1

Each part is also a command of its own; drawing may run in several processes over ranges of shards.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from prongsai.data.reader.training.calibrate import fit_temperature
from prongsai.data.reader.training.export import export
from prongsai.data.reader.training.fonts import DEBIAN_ROOT, pick_faces
from prongsai.data.reader.training.shards import write_shards
from prongsai.data.reader.training.text import read_kept_words
from prongsai.data.reader.training.train import Plan, train


def main() -> None:
    """Read the arguments and run the parts in their order."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fontsource", type=Path, required=True, help="folder of the @fontsource packages")
    parser.add_argument("--work", type=Path, required=True, help="folder for lines and checkpoints, about 4 GB")
    parser.add_argument("--out", type=Path, default=Path("data/reader"))
    parser.add_argument("--shards", type=int, default=100, help="of 4,000 lines each")
    parser.add_argument("--seconds", type=float, default=480, help="of training; far more without a graphics card")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--from-exported", type=Path, help="a reader.onnx to go on from")
    arguments = parser.parse_args()
    drawn = arguments.work / "shards"
    write_shards(drawn, arguments.fontsource, 0, arguments.shards)
    run = arguments.work / "run"
    train(drawn, run, Plan(arguments.seconds, arguments.seed), arguments.from_exported)
    export(run / "average.pt", drawn / "shard-00000.npz", arguments.out)
    held_out = pick_faces(arguments.fontsource, drawn / "fonts", DEBIAN_ROOT, is_held_out=True)
    fit_temperature(arguments.out, held_out, read_kept_words(drawn / "words.json"), lines=120)


if __name__ == "__main__":
    main()
