"""`python -m prongsai` does what the command `prongsai` does."""

from prongsai.pipeline.face.cli import main

if __name__ == "__main__":
    main()
