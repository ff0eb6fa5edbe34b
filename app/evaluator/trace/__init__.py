"""The trace of an evaluation: its steps, enough to redo it by hand."""
