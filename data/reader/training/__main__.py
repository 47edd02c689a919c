"""Trains the line reader from nothing: draws the lines, trains, exports and calibrates.

    npm install --prefix /tmp/fonts data/reader/training
    apt-get install fonts-thai-tlwg fonts-arundina fonts-noto-core
    pip install -r data/reader/training/requirements.txt
    python -m prongsai.data.reader.training --fontsource /tmp/fonts/node_modules/@fontsource --work /tmp/reader --seed 1

Each part is also a command of its own; drawing may run in several processes over ranges of shards.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from prongsai.data.reader.training.calibrate import fit_temperature
from prongsai.data.reader.training.export import export
from prongsai.data.reader.training.shards import write_shards
from prongsai.data.reader.training.train import PEAK_LEARNING_RATE, train


def main() -> None:
    """Read the arguments and run the parts in their order."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fontsource", type=Path, required=True, help="folder of the @fontsource packages")
    parser.add_argument("--work", type=Path, required=True, help="folder for lines and checkpoints, about 4 GB")
    parser.add_argument("--out", type=Path, default=Path("data/reader"))
    parser.add_argument("--shards", type=int, default=100, help="of 4,000 lines each")
    parser.add_argument("--steps", type=int, default=12_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    arguments = parser.parse_args()
    drawn = arguments.work / "shards"
    write_shards(drawn, arguments.fontsource, 0, arguments.shards)
    run = arguments.work / "run"
    train(drawn, run, arguments.steps, arguments.seed, PEAK_LEARNING_RATE, arguments.threads)
    export(run / "average.pt", drawn / "shard-00000.npz", arguments.out)
    fit_temperature(arguments.out, arguments.fontsource, drawn / "fonts", lines=120)


if __name__ == "__main__":
    main()
