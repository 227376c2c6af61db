// SQLite itself, for the bare statements that measurements are set beside.
#include <sqlite3.h>
