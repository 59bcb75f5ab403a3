"""Files and folders: where they lie, written whole or not at all."""
