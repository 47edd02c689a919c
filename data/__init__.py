"""Reference tables, read through `importlib.resources`; `README.md` says where each comes from."""
