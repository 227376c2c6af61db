// Jansson, the JSON reader, as a module.
#include <jansson.h>
