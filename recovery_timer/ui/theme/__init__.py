"""The look of the program: colours, type and icons."""
