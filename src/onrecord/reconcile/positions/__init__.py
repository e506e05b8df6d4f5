"""What a statement is about and what it undertakes: subjects, commitments, and how positions move with time."""
