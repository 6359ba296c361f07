"""Every form of ours says who was shown it: so what they typed is never offered to anyone else."""

from django import template
from django.template.defaulttags import CsrfTokenNode
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from framing.site.sent import SHOWN_TO, ticket_for

register = template.Library()


@register.simple_tag(takes_context=True)
def csrf_token(context: template.Context) -> SafeString:
    """Print Django's token, and who is logged in, signed; it stands for Django's own tag."""
    # The node escapes what it prints.
    printed = mark_safe(CsrfTokenNode().render(context))  # noqa: S308
    user = getattr(context.get("request"), "user", None)
    if user is None or not user.is_authenticated:
        return printed
    return printed + format_html(
        '<input type="hidden" name="{}" value="{}">', SHOWN_TO, ticket_for(user)
    )
