# The API as a small image that runs as a user without rights. Built from the lock.
FROM python:3.13-slim AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
RUN python -m venv /opt/elemental
WORKDIR /src
COPY requirements.lock ./
RUN /opt/elemental/bin/pip install --require-hashes --requirement requirements.lock
COPY pyproject.toml README.md LICENSE ./
COPY app app
COPY migrations migrations
COPY seed seed
# What builds and installs is not needed to run.
RUN /opt/elemental/bin/pip install --no-deps --no-build-isolation . \
    && /opt/elemental/bin/pip uninstall --yes setuptools pip

FROM python:3.13-slim
ENV PATH=/opt/elemental/bin:$PATH PYTHONUNBUFFERED=1 \
    ELEMENTAL_HOST=0.0.0.0 ELEMENTAL_PORT=8000 ELEMENTAL_DATABASE_URL=sqlite:////data/elemental.db
RUN useradd --system --no-create-home elemental && install --directory --owner=elemental /data
COPY --from=build /opt/elemental /opt/elemental
USER elemental
WORKDIR /data
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s \
    CMD ["python", "-c", "from os import environ; from urllib.request import urlopen; urlopen('http://127.0.0.1:' + environ['ELEMENTAL_PORT'] + '/health/ready', timeout=2)"]
CMD ["elemental", "serve"]
