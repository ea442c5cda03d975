"""A bookshop on Django REST framework, whose document drf-spectacular writes."""

import sys

import django
from django.conf import settings
from django.core.management import execute_from_command_line

settings.configure(
    DEBUG=False,
    SECRET_KEY="only for a bench",
    ALLOWED_HOSTS=["*"],
    ROOT_URLCONF=__name__,
    INSTALLED_APPS=["django.contrib.contenttypes", "django.contrib.auth", "rest_framework", "drf_spectacular"],
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": "bookshop.sqlite3"}},
    DEFAULT_AUTO_FIELD="django.db.models.AutoField",
    USE_TZ=True,
    REST_FRAMEWORK={
        "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
        "DEFAULT_AUTHENTICATION_CLASSES": [],
        "DEFAULT_PERMISSION_CLASSES": [],
        "DEFAULT_PAGINATION_CLASS": "rest_framework.pagination.PageNumberPagination",
        "PAGE_SIZE": 10,
    },
    SPECTACULAR_SETTINGS={"TITLE": "Bookshop", "VERSION": "1"},
)
django.setup()

from django.db import connection, models  # noqa: E402
from django.urls import include, path  # noqa: E402
from drf_spectacular.utils import extend_schema  # noqa: E402
from drf_spectacular.views import SpectacularAPIView  # noqa: E402
from rest_framework import routers, serializers, viewsets  # noqa: E402
from rest_framework.decorators import action, api_view  # noqa: E402
from rest_framework.response import Response  # noqa: E402


class Author(models.Model):
    name = models.CharField(max_length=60, unique=True)
    born = models.DateField(null=True, blank=True)

    class Meta:
        app_label = "bookshop"


class Book(models.Model):
    FORMS = [("paper", "paper"), ("audio", "audio")]
    title = models.CharField(max_length=80)
    isbn = models.SlugField(max_length=20, unique=True)
    author = models.ForeignKey(Author, on_delete=models.CASCADE, related_name="books")
    price = models.DecimalField(max_digits=6, decimal_places=2)
    form = models.CharField(max_length=10, choices=FORMS, default="paper")
    sold = models.PositiveIntegerField(default=0)
    changed = models.DateTimeField(auto_now=True)

    class Meta:
        app_label = "bookshop"


class Shop(models.Model):
    motto = models.CharField(max_length=60, default="read more")
    open = models.BooleanField(default=True)

    class Meta:
        app_label = "bookshop"


class AuthorSerializer(serializers.ModelSerializer):
    class Meta:
        model = Author
        fields = ["id", "name", "born"]


class BookSerializer(serializers.ModelSerializer):
    class Meta:
        model = Book
        fields = ["id", "title", "isbn", "author", "price", "form", "sold", "changed"]
        read_only_fields = ["sold"]


class ShopSerializer(serializers.ModelSerializer):
    class Meta:
        model = Shop
        fields = ["motto", "open"]


class AuthorViewSet(viewsets.ModelViewSet):
    queryset = Author.objects.order_by("id")
    serializer_class = AuthorSerializer


class BookViewSet(viewsets.ModelViewSet):
    queryset = Book.objects.order_by("id")
    serializer_class = BookSerializer

    @extend_schema(request=None, responses=BookSerializer)
    @action(detail=True, methods=["post"])
    def sell(self, request, pk=None):
        book = self.get_object()
        book.sold += 1
        book.save()
        return Response(self.get_serializer(book).data)

    @extend_schema(request=None, responses={204: None})
    @action(detail=False, methods=["post"])
    def clear(self, request):
        Book.objects.all().delete()
        return Response(status=204)


@extend_schema(methods=["GET"], responses=ShopSerializer)
@extend_schema(methods=["PUT", "PATCH"], request=ShopSerializer, responses=ShopSerializer)
@api_view(["GET", "PUT", "PATCH"])
def shop(request):
    it, _ = Shop.objects.get_or_create(pk=1)
    if request.method == "GET":
        return Response(ShopSerializer(it).data)
    change = ShopSerializer(it, data=request.data, partial=request.method == "PATCH")
    change.is_valid(raise_exception=True)
    change.save()
    return Response(change.data)


@extend_schema(exclude=True)
@api_view(["GET"])
def everything(request):
    return Response(
        {
            "authors": list(Author.objects.order_by("id").values("id", "name", "born")),
            "books": list(Book.objects.order_by("id").values("id", "title", "isbn", "author_id", "price", "form", "sold")),
            "shop": list(Shop.objects.values("motto", "open")),
        }
    )


router = routers.DefaultRouter()
router.include_root_view = False
router.register("authors", AuthorViewSet)
router.register("books", BookViewSet)
urlpatterns = [
    path("", include(router.urls)),
    path("shop/", shop),
    path("everything/", everything),
    path("schema/", SpectacularAPIView.as_view()),
]

with connection.schema_editor() as editor:
    for model in (Author, Book, Shop):
        editor.create_model(model)
Shop.objects.create(pk=1)
sys.argv = ["django_app.py", "runserver", "--noreload", f"127.0.0.1:{sys.argv[1]}"]
execute_from_command_line(sys.argv)
