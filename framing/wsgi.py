"""The WSGI application that the serve command runs."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "framing.settings")
application = get_wsgi_application()

from framing.comparisons import warming  # noqa: E402 (settings come first)

warming.begin()
