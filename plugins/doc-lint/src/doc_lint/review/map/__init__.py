"""The map of a site: its sections and pages as a picture and as tables, in one HTML file, or as SVG."""
