using System.Text;

namespace Images.Functional.Tests;

/// <summary>Reads a reply that must be refused.</summary>
internal static class RefusedReply
{
    public static CfError.Api Api(int status, string body) =>
        Read(status, body).Only<CfError.Api>();

    public static CfErrors Read(int status, string body, ResponseInfo? response = null) =>
        ImagesV1
            .Endpoints.Get.Parse(Encoding.UTF8.GetBytes(body), response ?? new ResponseInfo(status))
            .Left();
}
