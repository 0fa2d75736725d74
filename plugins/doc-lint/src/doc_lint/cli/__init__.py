"""The command `doc-lint`: one file a command, named as the command."""
