using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace TastyPS.Tests.Conformance;

/// <summary>The engine's types and members that an assembly refers to, or has, spelled so that the two can be compared.</summary>
internal static class EngineReferences
{
    private const string Engine = "System.Management.Automation";

    /// <summary>What <paramref name="assembly"/> refers to in the engine: types as <c>Namespace.Type</c>, members as <c>Namespace.Type::Member(signature)</c>.</summary>
    public static IReadOnlySet<string> NeededBy(string assembly)
    {
        using var pe = new PEReader(File.OpenRead(assembly));
        var reader = pe.GetMetadataReader();
        var names = new SignatureNames();
        var needed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var handle in reader.TypeReferences)
            if (IsEngine(reader, handle)) needed.Add(SignatureNames.Of(reader, handle));
        foreach (var handle in reader.MemberReferences)
        {
            var member = reader.GetMemberReference(handle);
            if (OwnerOf(reader, member.Parent) is not { } owner) continue;
            needed.Add($"{SignatureNames.Of(reader, owner)}::{Member(reader.GetString(member.Name), SignatureOf(member, names))}");
        }
        return needed;
    }

    /// <summary>What an engine assembly has, members of base classes under each class's own name too; <paramref name="visibleOnly"/> leaves out what no other assembly sees.</summary>
    public static IReadOnlySet<string> OfferedBy(string assembly, bool visibleOnly = false)
    {
        using var pe = new PEReader(File.OpenRead(assembly));
        var reader = pe.GetMetadataReader();
        var names = new SignatureNames();
        var offered = new HashSet<string>(StringComparer.Ordinal);
        foreach (var handle in reader.TypeDefinitions)
        {
            if (visibleOnly && !IsVisible(reader.GetTypeDefinition(handle).Attributes)) continue;
            var type = SignatureNames.Of(reader, handle);
            offered.Add(type);
            for (EntityHandle at = handle; !at.IsNil && at.Kind == HandleKind.TypeDefinition;)
            {
                var definition = reader.GetTypeDefinition((TypeDefinitionHandle)at);
                foreach (var m in definition.GetMethods().Select(reader.GetMethodDefinition).Where(m => !visibleOnly || IsVisible(m.Attributes))) offered.Add($"{type}::{Member(reader.GetString(m.Name), Text(m.DecodeSignature(names, null)))}");
                foreach (var f in definition.GetFields().Select(reader.GetFieldDefinition).Where(f => !visibleOnly || IsVisible((MethodAttributes)f.Attributes))) offered.Add($"{type}::{Member(reader.GetString(f.Name), f.DecodeSignature(names, null))}");
                at = definition.BaseType;
            }
        }
        return offered;
    }

    private static bool IsVisible(TypeAttributes attributes) => (attributes & TypeAttributes.VisibilityMask) is TypeAttributes.Public or TypeAttributes.NestedPublic;

    // Fields and methods have the same access bits.
    private static bool IsVisible(MethodAttributes attributes) =>
        (attributes & MethodAttributes.MemberAccessMask) is MethodAttributes.Public or MethodAttributes.Family or MethodAttributes.FamORAssem;

    private static bool IsEngine(MetadataReader reader, TypeReferenceHandle handle)
    {
        var scope = reader.GetTypeReference(handle).ResolutionScope;
        return scope.Kind switch
        {
            HandleKind.AssemblyReference => reader.GetString(reader.GetAssemblyReference((AssemblyReferenceHandle)scope).Name) == Engine,
            HandleKind.TypeReference => IsEngine(reader, (TypeReferenceHandle)scope),
            _ => false,
        };
    }

    private static EntityHandle? OwnerOf(MetadataReader reader, EntityHandle parent)
    {
        if (parent.Kind == HandleKind.TypeSpecification)
        {
            var blob = reader.GetBlobReader(reader.GetTypeSpecification((TypeSpecificationHandle)parent).Signature);
            // A generic instance: its marker, class or value type, then the type itself.
            if (blob.ReadSignatureTypeCode() != SignatureTypeCode.GenericTypeInstance) return null;
            blob.ReadCompressedInteger();
            parent = blob.ReadTypeHandle();
        }
        return parent.Kind == HandleKind.TypeReference && IsEngine(reader, (TypeReferenceHandle)parent) ? parent : null;
    }

    private static string SignatureOf(MemberReference member, SignatureNames names) => member.GetKind() == MemberReferenceKind.Field
        ? member.DecodeFieldSignature(names, null)
        : Text(member.DecodeMethodSignature(names, null));

    private static string Text(MethodSignature<string> signature) => $"{signature.ReturnType} ({string.Join(", ", signature.ParameterTypes)})";

    private static string Member(string name, string signature) => $"{name} {signature}";

    /// <summary>Type names without their assemblies: the double is net10.0, the reference assembly netstandard2.0.</summary>
    private sealed class SignatureNames : ISignatureTypeProvider<string, object?>
    {
        public static string Of(MetadataReader reader, EntityHandle handle) => handle.Kind switch
        {
            HandleKind.TypeReference => OfReference(reader, reader.GetTypeReference((TypeReferenceHandle)handle)),
            HandleKind.TypeDefinition => OfDefinition(reader, reader.GetTypeDefinition((TypeDefinitionHandle)handle)),
            _ => handle.Kind.ToString(),
        };

        public string GetArrayType(string elementType, ArrayShape shape) => $"{elementType}[{shape.Rank}]";
        public string GetByReferenceType(string elementType) => elementType + "&";
        public string GetFunctionPointerType(MethodSignature<string> signature) => "fnptr";
        public string GetGenericInstantiation(string genericType, ImmutableArray<string> typeArguments) => $"{genericType}<{string.Join(",", typeArguments)}>";
        public string GetGenericMethodParameter(object? genericContext, int index) => "!!" + index;
        public string GetGenericTypeParameter(object? genericContext, int index) => "!" + index;
        // An init accessor's marker is no part of the name.
        public string GetModifiedType(string modifier, string unmodifiedType, bool isRequired) => unmodifiedType;
        public string GetPinnedType(string elementType) => elementType;
        public string GetPointerType(string elementType) => elementType + "*";
        public string GetPrimitiveType(PrimitiveTypeCode typeCode) => typeCode.ToString();
        public string GetSZArrayType(string elementType) => elementType + "[]";
        public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => Of(reader, handle);
        public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => Of(reader, handle);
        public string GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
            reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

        private static string OfReference(MetadataReader reader, TypeReference type) => type.ResolutionScope.Kind == HandleKind.TypeReference
            ? Of(reader, type.ResolutionScope) + "+" + reader.GetString(type.Name)
            : Full(reader.GetString(type.Namespace), reader.GetString(type.Name));

        private static string OfDefinition(MetadataReader reader, TypeDefinition type) => type.GetDeclaringType() is { IsNil: false } outer
            ? Of(reader, outer) + "+" + reader.GetString(type.Name)
            : Full(reader.GetString(type.Namespace), reader.GetString(type.Name));

        private static string Full(string space, string name) => space.Length == 0 ? name : space + "." + name;
    }
}
