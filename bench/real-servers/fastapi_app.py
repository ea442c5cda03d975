"""A small FastAPI application: what FastAPI generates is the document, nothing in it is mended."""

from typing import Dict, List, Optional

from fastapi import Body, FastAPI, HTTPException
from pydantic import BaseModel, Field

app = FastAPI(title="Books")


class BookIn(BaseModel):
    title: str = Field(min_length=1, max_length=40)
    pages: int = Field(gt=0)
    tags: List[str] = []


class Book(BookIn):
    id: int


class ShelfIn(BaseModel):
    name: str


class Shelf(ShelfIn):
    key: str
    books: List[int] = []


class Settings(BaseModel):
    language: str = "en"
    maintenance: bool = False


books: Dict[int, Book] = {}
shelves: Dict[str, Shelf] = {}
settings = Settings()
mails: List[str] = []
latest = {"book": 0, "shelf": 0}


def found(book_id: int) -> Book:
    if book_id not in books:
        raise HTTPException(status_code=404, detail="no such book")
    return books[book_id]


@app.get("/everything", include_in_schema=False)
def everything():
    return {"books": books, "shelves": shelves, "settings": settings, "mails": mails}


@app.get("/books/", response_model=List[Book])
def list_books(tag: Optional[str] = None):
    return [one for one in books.values() if tag is None or tag in one.tags]


@app.post("/books/", response_model=Book, status_code=201)
def create_book(book: BookIn):
    latest["book"] += 1
    books[latest["book"]] = Book(id=latest["book"], **book.dict())
    return books[latest["book"]]


@app.delete("/books/", status_code=204)
def delete_books():
    books.clear()


@app.put("/books/", response_model=List[Book])
def replace_books(all_books: List[BookIn]):
    books.clear()
    for one in all_books:
        create_book(one)
    return list(books.values())


@app.post("/books/clear", status_code=204)
def clear_books():
    books.clear()


@app.get("/books/{book_id}/", response_model=Book)
def read_book(book_id: int):
    return found(book_id)


@app.put("/books/{book_id}/", response_model=Book)
def replace_book(book_id: int, book: BookIn):
    found(book_id)
    books[book_id] = Book(id=book_id, **book.dict())
    return books[book_id]


@app.delete("/books/{book_id}/", status_code=204)
def delete_book(book_id: int):
    found(book_id)
    del books[book_id]


@app.post("/books/{book_id}/mail")
def mail_book(book_id: int, to: str = Body(embed=True)):
    mails.append(to)
    return {"sent": to}


@app.get("/shelves", response_model=List[Shelf])
def list_shelves():
    return list(shelves.values())


@app.post("/shelves", response_model=Shelf)
def create_shelf(shelf: ShelfIn):
    latest["shelf"] += 1
    key = f"s{latest['shelf']}"
    shelves[key] = Shelf(key=key, **shelf.dict())
    return shelves[key]


@app.delete("/shelf")
def delete_shelf(key: str):
    if key not in shelves:
        raise HTTPException(status_code=404, detail="no such shelf")
    return shelves.pop(key)


@app.post("/shelves/remove")
def remove_shelves(keys: List[str] = Body(embed=True)):
    return [shelves.pop(key) for key in keys if key in shelves]


@app.put("/shelves/{key}/books/{book_id}", response_model=Shelf)
def place_book(key: str, book_id: int):
    if key not in shelves:
        raise HTTPException(status_code=404, detail="no such shelf")
    found(book_id)
    if book_id not in shelves[key].books:
        shelves[key].books.append(book_id)
    return shelves[key]


@app.get("/settings", response_model=Settings)
def read_settings():
    return settings


@app.put("/settings", response_model=Settings)
def write_settings(wanted: Settings):
    settings.language = wanted.language
    settings.maintenance = wanted.maintenance
    return settings


@app.post("/maintenance")
def toggle_maintenance():
    settings.maintenance = not settings.maintenance
    return {"maintenance": settings.maintenance}
