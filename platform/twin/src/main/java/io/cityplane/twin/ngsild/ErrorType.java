package io.cityplane.twin.ngsild;

import io.cityplane.kernel.Problem;

/// The errors of §5.5.2 that we answer, with the status of Table 6.3.2-1; and those of HTTP, access
/// and the twin, which the standard leaves to us.
enum ErrorType {
    ALREADY_EXISTS("AlreadyExists", 409, "The entity exists already"),
    BAD_REQUEST_DATA("BadRequestData", 400, "The data of the request are not as they must be"),
    INTERNAL_ERROR("InternalError", 500, "The server made a mistake"),
    INVALID_REQUEST("InvalidRequest", 400, "The request cannot be understood"),
    LD_CONTEXT_NOT_AVAILABLE(
            "LdContextNotAvailable", 504, "The JSON-LD context cannot be had here"),
    NONEXISTENT_TENANT("NonexistentTenant", 404, "There is no such tenant"),
    OPERATION_NOT_SUPPORTED("OperationNotSupported", 422, "This is not supported"),
    RESOURCE_NOT_FOUND("ResourceNotFound", 404, "There is no such thing"),
    TOO_MANY_RESULTS("TooManyResults", 403, "The query asks for too many results"),

    /// The standard leaves access to others (§4.14).
    UNAUTHENTICATED("/problems/twin/unauthenticated", 401, "Who asks is not known"),
    FORBIDDEN("/problems/twin/forbidden", 403, "The caller may not do this"),
    /// A limit of the twin on entities or attributes.
    LIMIT_REACHED("/problems/twin/limit-reached", 403, "A limit of the twin is reached"),
    METHOD_NOT_ALLOWED("/problems/twin/method-not-allowed", 405, "The method does not fit"),
    NOT_ACCEPTABLE("/problems/twin/not-acceptable", 406, "No such representation"),
    UNSUPPORTED_MEDIA_TYPE(
            "/problems/twin/unsupported-media-type",
            415,
            "The body's media type is not taken here"),
    TOO_LARGE("/problems/twin/too-large", 413, "The body is too large"),
    UNAVAILABLE("/problems/twin/unavailable", 503, "The twin cannot take changes now");

    private static final String ERRORS = "https://uri.etsi.org/ngsi-ld/errors/";

    private final String type;
    private final int status;
    private final String title;

    ErrorType(String type, int status, String title) {
        this.type = type.startsWith("/") ? type : ERRORS + type;
        this.status = status;
        this.title = title;
    }

    /// The body of §5.5.3.
    ///
    /// @param detail what to mend, for the person who reads it; nothing of our inside
    Problem problem(String detail) {
        return new Problem(type, title, status, detail);
    }

    /// To be thrown: ends what is being done with this error as the answer.
    Fault fault(String detail) {
        return new Fault(problem(detail));
    }
}
