"""Rules about where content belongs: each subject in one place, each kind of page in its section, no copies."""
