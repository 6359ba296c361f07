"""Addresses of the desk."""

from django.urls import path

from framing.desk import views

urlpatterns = [
    path("events/<slug:slug>/compare/<int:row_id>/report/", views.report, name="report"),
    path("curate/reports/", views.reports, name="reports"),
    path("curate/reports/<int:report_id>/", views.close_report, name="close_report"),
]
