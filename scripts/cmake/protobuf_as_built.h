// For builds with ThreadSanitizer, before everything else: google/protobuf/map_field.h gives its classes a member more when
// it sees the sanitizer, and Debian's libprotobuf was built without. Read here as it was built, it is read once.
#ifdef __cplusplus
#pragma push_macro("__SANITIZE_THREAD__")
#undef __SANITIZE_THREAD__
#include <google/protobuf/map_field.h>
#pragma pop_macro("__SANITIZE_THREAD__")
#endif
