"""What belongs where: one place for each subject, each kind of page in its section, nothing written twice."""
