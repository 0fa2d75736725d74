"""What stands where: one place for each subject, each kind of page in its section, nothing told twice."""
