"""Many feeds of one reading: which articles go together, and what each feed says."""
