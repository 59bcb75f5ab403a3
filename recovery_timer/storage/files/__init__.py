"""Files and folders: their locations, and atomic writes."""
