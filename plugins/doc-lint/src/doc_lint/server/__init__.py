"""The language server, which shows findings and offers fixes in editors. It needs the extra `server`, for pygls."""
