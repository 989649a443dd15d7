"""Written by konbit. Postorius (settings of lists) and HyperKitty (archives), as Django wants them."""
import json
import re
from pathlib import Path

GIVEN = json.loads(Path("/etc/konbit/lists.json").read_text())
HOST = GIVEN["host"]


def secret(path, key):
    return re.search(rf"^{key}: (\w+)$", Path(path).read_text(), re.MULTILINE)[1]


SECRET_KEY = secret("/etc/mailman3/konbit-web.cfg", "secret_key")
DEBUG = False
ALLOWED_HOSTS = [HOST, "127.0.0.1"]
SITE_ID = 1
ADMINS = []

MAILMAN_REST_API_URL = "http://127.0.0.1:8001"
MAILMAN_REST_API_USER = "konbit"
MAILMAN_REST_API_PASS = secret("/etc/mailman3/konbit-secret.cfg", "admin_pass")
MAILMAN_ARCHIVER_KEY = secret("/etc/mailman3/konbit-hyperkitty.cfg", "api_key")
MAILMAN_ARCHIVER_FROM = ("127.0.0.1",)
POSTORIUS_TEMPLATE_BASE_URL = "http://127.0.0.1:8002"
# Whose lists they are, people see by the address.
FILTER_VHOST = False
# Nothing on a page comes from elsewhere.
HYPERKITTY_ENABLE_GRAVATAR = False
HYPERKITTY_ALLOW_WEB_POSTING = False

INSTALLED_APPS = [
    "konbit_lists",
    "hyperkitty",
    "postorius",
    "django_mailman3",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.sites",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "rest_framework",
    "django_gravatar",
    "compressor",
    "haystack",
    "django_extensions",
    "django_q",
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_mailman3.middleware.TimezoneMiddleware",
    "postorius.middleware.PostoriusMiddleware",
    "konbit_lists.closed.ClosedArchives",
]
ROOT_URLCONF = "konbit_lists.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.i18n",
                "django.template.context_processors.media",
                "django.template.context_processors.static",
                "django.template.context_processors.tz",
                "django.template.context_processors.csrf",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django_mailman3.context_processors.common",
                "hyperkitty.context_processors.common",
                "postorius.context_processors.postorius",
            ]
        },
    }
]
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.mysql",
        "NAME": "konbit_lists_web",
        "USER": "list",
        "OPTIONS": {"unix_socket": "/run/mysqld/mysqld.sock", "charset": "utf8mb4", "init_command": "SET sql_mode='STRICT_TRANS_TABLES'"},
        "CONN_MAX_AGE": 300,
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.AutoField"

AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend", "allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator", "NumericPasswordValidator")
]
# An address is somebody's when they have answered the mail that was sent to it.
ACCOUNT_AUTHENTICATION_METHOD = "email"
ACCOUNT_EMAIL_REQUIRED = True
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_UNIQUE_EMAIL = True
ACCOUNT_USERNAME_REQUIRED = False
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "list_index"
LOGOUT_URL = "account_logout"

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_CONTENT_TYPE_NOSNIFF = True

EMAIL_HOST, EMAIL_PORT = "127.0.0.1", 10025
DEFAULT_FROM_EMAIL = SERVER_EMAIL = GIVEN["from"]

LANGUAGE_CODE = "fr"
LANGUAGES = [("fr", "Français"), ("en", "English")]
TIME_ZONE = "UTC"
USE_I18N = USE_L10N = USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = "/var/lib/konbit-lists/static"
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "compressor.finders.CompressorFinder",
]
COMPRESS_ENABLED = True
COMPRESS_OFFLINE = True

HAYSTACK_CONNECTIONS = {"default": {"ENGINE": "haystack.backends.whoosh_backend.WhooshEngine", "PATH": "/var/lib/konbit-lists/search"}}
Q_CLUSTER = {"timeout": 300, "retry": 360, "save_limit": 100, "orm": "default", "workers": 1, "poll": 5}
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"journal": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["journal"], "level": "WARNING"},
}
MESSAGE_TAGS = {40: "danger"}
