"""A griffe extension: lets `objects.inv` have all names under which a member is inherited.

griffe learns of such a name when somebody asks the subclass for its members, so the inventory would have those that
some page or script has asked for before. Here each class is asked when the package has been read.
"""

from typing import Any

import griffe


class InheritedNames(griffe.Extension):
    """Asks each class for its inherited members."""

    def on_package(self, *, pkg: griffe.Module, **_: Any) -> None:
        """Take each package once, when all its modules are there."""
        _ask(pkg)


def _ask(parent: griffe.Object) -> None:
    for member in parent.members.values():
        if isinstance(member, griffe.Class):
            _ = member.inherited_members
        if isinstance(member, griffe.Class | griffe.Module):
            _ask(member)
