"""What each view may show. The public view is an allow-list: values are built anew, nothing is passed through whole."""

from solferino.report.views.project import project

__all__ = ["project"]
